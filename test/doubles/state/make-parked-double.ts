import type { ParkedContact, ParkedStore } from '../../../shared/state/contract.ts';
import { pageOf } from './page-of.ts';
import { VersionedMap } from './versioned-map.ts';

export function makeParkedDouble(): ParkedStore {
  const parked = new VersionedMap<ParkedContact>();
  return {
    park: async (contacts) => {
      for (const contact of contacts) parked.put(contact.contactId, contact);
    },
    unpark: async (ids) => {
      for (const id of ids) parked.delete(id);
    },
    listParked: async (request) => {
      const { rows, ...next } = pageOf(parked.entries(), request);
      return { contacts: rows, ...next };
    },
  };
}

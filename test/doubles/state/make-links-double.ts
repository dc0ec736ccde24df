import type { ContactId, LookUpKey } from '../../../shared/domain/ids.ts';
import type { LinkStore } from '../../../shared/state/contract.ts';
import { VersionedMap } from './versioned-map.ts';

type Link = { key: LookUpKey; contactId: ContactId };

const keyOf = ({ key, contactId }: Link): string => `${key}/${contactId}`;

export function makeLinksDouble(): LinkStore {
  const links = new VersionedMap<Link>();
  return {
    addLinks: async (added) => {
      for (const link of added) links.put(keyOf(link), link);
    },
    removeLinks: async (removed) => {
      for (const link of removed) links.delete(keyOf(link));
    },
    listContacts: async (keys, options) =>
      new Map(
        keys.map((key) => {
          const contactIds = links.rows(`${key}/`).map((link) => link.contactId);
          return [key, contactIds.slice(0, options?.limit)];
        }),
      ),
  };
}

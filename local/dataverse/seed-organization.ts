import { randomUUID } from 'node:crypto';
import { seedPrivileges } from './metadata/seed-privileges.ts';
import type { CallerIds } from './organization.ts';
import type { Settings } from './storage/settings.ts';
import type { Store } from './storage/store.ts';

function savedId(settings: Settings, name: string): string {
  const id = settings.read(name) ?? randomUUID();
  settings.save({ name, value: id });
  return id;
}

/** What every environment has from the start: its organization row and the application user that calls. */
export function seedOrganization(deps: {
  settings: Settings;
  store: Store;
  clientId: string;
  baseLanguage: number;
}): CallerIds {
  const { settings, store, clientId, baseLanguage } = deps;
  const caller = {
    organizationId: savedId(settings, 'organizationId'),
    userId: savedId(settings, 'userId'),
    businessUnitId: savedId(settings, 'businessUnitId'),
  };
  const { organizationId, userId, businessUnitId } = caller;
  if (store.read('organization', organizationId) === undefined) {
    const organization = { organizationid: organizationId, name: 'Local stand-in' };
    store.upsert('organization', { ...organization, languagecode: baseLanguage });
    store.upsert('businessunit', { businessunitid: businessUnitId, name: 'Local stand-in' });
  }
  seedPrivileges(store);
  if (store.read('systemuser', userId) === undefined) {
    const user = {
      systemuserid: userId,
      fullname: '# Data Validation',
      applicationid: clientId,
      accessmode: 4,
    };
    store.upsert('systemuser', { ...user, _businessunitid_value: businessUnitId });
  }
  return caller;
}

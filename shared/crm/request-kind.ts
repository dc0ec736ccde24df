import type { RequestKind } from '../telemetry/contract.ts';
import type { DataverseRequest } from './send-once.ts';

const CHANGES = /[?&](%24|\$)(deltatoken|skiptoken)=/i;
const DEFINITIONS = /^(EntityDefinitions|savedqueries|solutions|publishers|sdkmessage|callbackregistrations)/;
/** More than ids: those alone are asked for to find who was deleted. */
const CONTACTS_OF_A_JOB = /^contacts\?(?!\$select=contactid&).*PropertyName='contactid'/;

/** What a request is for, by its address: the kinds in which its cost is counted. */
export function requestKindOf({ method, path, headers }: Omit<DataverseRequest, 'signal'>): RequestKind {
  const resource = path.replace(/^\/api\/data\/v[\d.]+\//, '');
  if (resource === '$batch') return 'writeBatch';
  if (method !== 'GET') return 'otherWrite';
  if (headers?.['Prefer']?.includes('odata.track-changes') === true || CHANGES.test(resource))
    return 'changePage';
  if (CONTACTS_OF_A_JOB.test(resource)) return 'jobRead';
  return DEFINITIONS.test(resource) ? 'definition' : 'query';
}

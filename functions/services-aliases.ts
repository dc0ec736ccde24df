import { ManagedIdentityCredential } from '@azure/identity';
import { AliasFileFault } from '../shared/companies/alias-file-fault.ts';
import { aliasFileName, readAliasFile } from '../shared/companies/read-alias-file.ts';
import type { Settings } from '../shared/config/contract.ts';
import type { AliasRow } from '../shared/matching/company/alias-table.ts';
import { readAliasList, type AliasListError } from '../shared/matching/company/read-alias-list.ts';

const SHOWN = 10;

const told = ({ line, column, problem }: AliasListError): string =>
  `line ${String(line)}, column ${column}: ${problem}`;

/**
 * The customer's own list of company names; empty without one. A list with a fault stops the start, with every fault
 * named: half a list would have contacts flagged that the other half protects. Throws AliasFileFault.
 */
export async function servicesAliases({
  companyAliasesFile: place,
  identityClientId: clientId,
}: Pick<Settings, 'companyAliasesFile' | 'identityClientId'>): Promise<readonly AliasRow[]> {
  if (place === undefined) return [];
  const credential = new ManagedIdentityCredential(clientId === undefined ? {} : { clientId });
  const { rows, errors } = readAliasList(await readAliasFile({ place, credential }));
  if (errors.length === 0) return rows;
  const more = errors.length > SHOWN ? [`and ${String(errors.length - SHOWN)} more`] : [];
  const faults = [...errors.slice(0, SHOWN).map(told), ...more];
  throw new AliasFileFault(`${aliasFileName(place)}: ${faults.join('; ')}`);
}

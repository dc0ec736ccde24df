import { DataverseError } from '../dataverse-error.ts';

/** FetchXML that says nothing the service knows: InvalidArgument of the table of service errors; the text says where. */
export const invalidFetch = (message: string) =>
  new DataverseError({ status: 400, code: '0x80040203', message: `Invalid FetchXML: ${message}` });

/** Text and code as the service words them (QueryBuilderNoEntity, 0x80041102). */
export const unknownTable = (name: string) =>
  new DataverseError({
    status: 400,
    code: '0x80041102',
    message: `The entity with a name = '${name}' with namemapping = 'Logical' was not found in the MetadataCache.`,
  });

/** Text and code as the service words them (QueryBuilderNoAttribute, 0x80041103). */
export const unknownColumn = (found: { table: string; column: string }) =>
  new DataverseError({
    status: 400,
    code: '0x80041103',
    message: `'${found.table}' entity doesn't contain attribute with Name = '${found.column}' and NameMapping = 'Logical'.`,
  });

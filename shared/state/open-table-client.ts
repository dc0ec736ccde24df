import type { TokenCredential } from '@azure/core-auth';
import { TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import type { Endpoint } from '../config/contract.ts';

export type TableAccount = {
  endpoint: Endpoint;
  credential: TokenCredential;
  clientOptions?: TableServiceClientOptions;
};

// Azurite and other local stores speak plain HTTP; a connection string that says so was written for one.
const speaksPlainHttp = (connectionString: string): boolean =>
  /DefaultEndpointsProtocol=http;|TableEndpoint=http:|UseDevelopmentStorage=true/i.test(connectionString);

/** A table of the account, opened by connection string or by the app's identity. */
export function openTableClient(
  { endpoint, credential, clientOptions = {} }: TableAccount,
  name: string,
): TableClient {
  if (endpoint.kind === 'identity') return new TableClient(endpoint.address, name, credential, clientOptions);
  const insecure = speaksPlainHttp(endpoint.value) ? { allowInsecureConnection: true } : {};
  return TableClient.fromConnectionString(endpoint.value, name, { ...insecure, ...clientOptions });
}

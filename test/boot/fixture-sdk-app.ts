import { TableClient } from '@azure/data-tables';
import azureFunctions from '@azure/functions';
import { ManagedIdentityCredential } from '@azure/identity';
import { ServiceBusClient } from '@azure/service-bus';
import { ContainerClient } from '@azure/storage-blob';

/** Constructs a client of every SDK the app bundles: a package that cannot live in the bundle fails here. */
const credential = new ManagedIdentityCredential();
const clients = [
  new TableClient('https://example.table.core.windows.net', 'Snapshots', credential),
  new ContainerClient('https://example.blob.core.windows.net/feed', credential),
  new ServiceBusClient('example.servicebus.windows.net', credential),
];

azureFunctions.app.http(`Holds${clients.length}Clients`, {
  methods: ['GET'],
  handler: () => ({ body: 'ok' }),
});

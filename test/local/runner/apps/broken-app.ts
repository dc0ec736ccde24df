import azureFunctions from '@azure/functions';

const { app } = azureFunctions;

app.http('Registered', { methods: ['GET'], handler: () => ({ body: 'never served' }) });
throw new Error('a setting is missing');

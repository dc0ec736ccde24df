import functions from '@azure/functions';
import { AzureFunctionsInstrumentationESM } from '@azure/functions-opentelemetry-instrumentation';
import { readSettings } from '../shared/config/settings.ts';
import { findUnknownSettings } from '../shared/config/unknown-settings.ts';
import { boundHeap } from './bound-heap.ts';
import { FIND_CHANGES_SCHEDULE, handleTick } from './find-changes.ts';
import { guarded } from './guarded.ts';
import { methodsOf } from './manage-handler.ts';
import { deadLettersOf, handleDeadLetter } from './park-dead-letters.ts';
import { patiently } from './patiently.ts';
import { routes } from './routes.ts';
import { handlePage } from './scan-page.ts';
import { servicesAliases } from './services-aliases.ts';
import { makeServices } from './services.ts';
import { handleValidationJob } from './validate-contacts.ts';
import { watchedBy } from './watched-by.ts';

const collectLeftBehind = boundHeap();
const { app } = functions;
const settings = readSettings(process.env);
const services = makeServices(settings, await servicesAliases(settings));
const watched = watchedBy(services);

if (settings.applicationInsights !== undefined) {
  // The host then leaves our events to us and hands each function the trace of its message.
  new AzureFunctionsInstrumentationESM({ enabled: false }).registerAzFunc(functions);
}
app.hook.appStart(async () => {
  services.telemetry.record('app.started', { rulesVersion: services.rulesVersion });
  for (const { name, nearest } of findUnknownSettings(process.env))
    services.telemetry.record('setting.unknown', { name, nearest });
  await services.prepare();
});
app.hook.postInvocation(collectLeftBehind);
app.hook.appTerminate(() => services.flushTelemetry());

app.timer('FindChanges', {
  schedule: FIND_CHANGES_SCHEDULE,
  handler: watched('FindChanges', handleTick(services)),
});

const connection = 'SERVICE_BUS';
const queues = {
  scan: '%SCAN_QUEUE%',
  validation: '%VALIDATION_QUEUE%',
  revalidation: '%REVALIDATION_QUEUE%',
};

app.serviceBusQueue('ScanPage', {
  connection,
  queueName: queues.scan,
  handler: watched('ScanPage', patiently(handlePage(services))),
});
app.serviceBusQueue('ValidateContacts', {
  connection,
  queueName: queues.validation,
  isSessionsEnabled: true,
  handler: watched('ValidateContacts', patiently(handleValidationJob(services))),
});
app.serviceBusQueue('RevalidateContacts', {
  connection,
  queueName: queues.revalidation,
  isSessionsEnabled: true,
  handler: watched('ValidateContacts', patiently(handleValidationJob(services))),
});
app.serviceBusQueue('ParkDeadLetters', {
  connection,
  queueName: deadLettersOf(queues.validation),
  handler: watched('ParkDeadLetters', patiently(handleDeadLetter(services, 'validation'))),
});
app.serviceBusQueue('ParkDeadRevalidations', {
  connection,
  queueName: deadLettersOf(queues.revalidation),
  handler: watched('ParkDeadLetters', patiently(handleDeadLetter(services, 'revalidation'))),
});
app.serviceBusQueue('ParkDeadPages', {
  connection,
  queueName: deadLettersOf(queues.scan),
  handler: watched('ParkDeadLetters', patiently(handleDeadLetter(services, 'scan'))),
});

for (const row of routes(services)) {
  app.http(row.name, {
    methods: methodsOf(row.roles),
    route: row.route,
    authLevel: 'anonymous', // keys of the platform tell nobody apart: the guard asks for a token
    handler: guarded(services, row),
  });
}

import functions from '@azure/functions';
import { readSettings } from '../shared/config/settings.ts';
import { FIND_CHANGES_SCHEDULE, handleTick } from './find-changes.ts';
import { handleEnablement } from './manage-enablement.ts';
import { handleInstall } from './manage-install.ts';
import { handleRuns, handleUndo } from './manage-runs.ts';
import { deadLettersOf, handleDeadLetter } from './park-dead-letters.ts';
import { patiently } from './patiently.ts';
import { handlePage } from './scan-page.ts';
import { servicesAliases } from './services-aliases.ts';
import { makeServices } from './services.ts';
import { handleValidationJob } from './validate-contacts.ts';

const { app } = functions;
const settings = readSettings(process.env);
const services = makeServices(settings, await servicesAliases(settings));

app.hook.appStart(() => services.prepare());

app.timer('FindChanges', { schedule: FIND_CHANGES_SCHEDULE, handler: handleTick(services) });

const connection = 'SERVICE_BUS';
const queues = {
  scan: '%SCAN_QUEUE%',
  validation: '%VALIDATION_QUEUE%',
  revalidation: '%REVALIDATION_QUEUE%',
};

app.serviceBusQueue('ScanPage', {
  connection,
  queueName: queues.scan,
  handler: patiently(handlePage(services)),
});
app.serviceBusQueue('ValidateContacts', {
  connection,
  queueName: queues.validation,
  isSessionsEnabled: true,
  handler: patiently(handleValidationJob(services)),
});
app.serviceBusQueue('RevalidateContacts', {
  connection,
  queueName: queues.revalidation,
  isSessionsEnabled: true,
  handler: patiently(handleValidationJob(services)),
});
app.serviceBusQueue('ParkDeadLetters', {
  connection,
  queueName: deadLettersOf(queues.validation),
  handler: patiently(handleDeadLetter(services, 'validation')),
});
app.serviceBusQueue('ParkDeadRevalidations', {
  connection,
  queueName: deadLettersOf(queues.revalidation),
  handler: patiently(handleDeadLetter(services, 'revalidation')),
});
app.serviceBusQueue('ParkDeadPages', {
  connection,
  queueName: deadLettersOf(queues.scan),
  handler: patiently(handleDeadLetter(services, 'scan')),
});

// Function keys until callers are known by their Entra identity (design §8).
const authLevel = 'function';
app.http('ManageEnablement', {
  methods: ['GET', 'PUT'],
  route: 'manage/enablement',
  authLevel,
  handler: handleEnablement(services),
});
app.http('ManageRuns', {
  methods: ['GET', 'POST'],
  route: 'manage/runs/{runId?}',
  authLevel,
  handler: handleRuns(services),
});
app.http('UndoRun', {
  methods: ['POST'],
  route: 'manage/runs/{runId}/undo',
  authLevel,
  handler: handleUndo(services),
});
app.http('ManageInstall', {
  methods: ['GET'],
  route: 'manage/install',
  authLevel,
  handler: handleInstall(services),
});

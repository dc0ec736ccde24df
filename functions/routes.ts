import { ROLES } from '../shared/domain/role.ts';
import { handleEnablement } from './manage-enablement.ts';
import { handleErasures } from './manage-erasures.ts';
import type { ManageRoute } from './manage-handler.ts';
import { handleHolds, handleMove, handleValidations } from './manage-holds.ts';
import { handleInstall } from './manage-install.ts';
import { handleReadiness } from './manage-readiness.ts';
import { handleRuns, handleUndo } from './manage-runs.ts';
import { handleSafeguards } from './manage-safeguards.ts';

type Deps = Parameters<typeof handleEnablement>[0] &
  Parameters<typeof handleReadiness>[0] &
  Parameters<typeof handleHolds>[0] &
  Parameters<typeof handleMove>[0] &
  Parameters<typeof handleValidations>[0] &
  Parameters<typeof handleInstall>[0] &
  Parameters<typeof handleRuns>[0] &
  Parameters<typeof handleErasures>[0] &
  Parameters<typeof handleSafeguards>[0];

const { read, manage } = ROLES;

/** Every HTTP function: one row each, with the role that each method needs. Nothing else is served. */
export const routes = (deps: Deps): readonly ManageRoute[] => [
  {
    name: 'ManageEnablement',
    route: 'manage/enablement',
    roles: { GET: read, PUT: manage },
    handler: handleEnablement(deps),
  },
  {
    name: 'ManageReadiness',
    route: 'manage/readiness',
    roles: { GET: read },
    handler: handleReadiness(deps),
  },
  {
    name: 'ManageRuns',
    route: 'manage/runs/{runId?}',
    roles: { GET: read, POST: manage },
    handler: handleRuns(deps),
  },
  {
    name: 'UndoRun',
    route: 'manage/runs/{runId}/undo',
    roles: { POST: manage },
    handler: handleUndo(deps),
  },
  { name: 'ManageHolds', route: 'manage/holds', roles: { GET: read }, handler: handleHolds(deps) },
  { name: 'DecideMove', route: 'manage/holds/{moveId}', roles: { POST: manage }, handler: handleMove(deps) },
  { name: 'ManageInstall', route: 'manage/install', roles: { GET: read }, handler: handleInstall(deps) },
  {
    name: 'ManageSafeguards',
    route: 'manage/safeguards',
    roles: { GET: read, POST: manage },
    handler: handleSafeguards(deps),
  },
  {
    name: 'ValidateNow',
    route: 'manage/validations',
    roles: { POST: manage },
    handler: handleValidations(deps),
  },
  {
    name: 'ErasePersons',
    route: 'manage/erasures',
    roles: { POST: manage },
    handler: handleErasures(deps),
  },
];

import type { ApiResponse } from '../api-request.ts';
import { methodRefused } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { addAppComponents, removeAppComponents, retrieveAppComponents } from './app-actions.ts';
import { createColumn, deleteColumn, listColumns, readColumn, replaceColumn } from './column-routes.ts';
import { retrieveDependenciesForDelete } from './dependency-function.ts';
import {
  createGlobalChoice,
  deleteGlobalChoice,
  listGlobalChoices,
  readGlobalChoice,
} from './global-choice-routes.ts';
import { retrieveLocLabels, retrieveProvisionedLanguages, setLocLabels } from './label-actions.ts';
import {
  deleteOptionValue,
  insertOptionValue,
  insertStatusValue,
  orderOption,
  updateOptionValue,
} from './option-actions.ts';
import { addPrivilegesRole, retrieveRolePrivileges, retrieveUserPrivileges } from './privilege-functions.ts';
import { publishAllXml, publishXml } from './publish-actions.ts';
import { findTable, listTables, readTable, replaceTable } from './table-routes.ts';
import { retrieveUnpublishedView, retrieveUnpublishedViews } from './unpublished-views.ts';

type Route = {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (call: Call, parts: readonly (string | undefined)[]) => ApiResponse;
};

const TABLE = String.raw`EntityDefinitions\(([^)]+)\)`;
const CAST = String.raw`(?:/Microsoft\.Dynamics\.CRM\.(\w+)AttributeMetadata)?`;
const COLUMN = String.raw`${TABLE}/Attributes\(([^)]+)\)${CAST}`;
const GLOBAL_CHOICE = String.raw`GlobalOptionSetDefinitions\(([^)]+)\)`;
const CRM = String.raw`Microsoft\.Dynamics\.CRM\.`;
const exactly = (path: string) => new RegExp(`^${path}/?$`);

const placeOf = (call: Call, [, table = '', key = '', cast]: readonly (string | undefined)[]) => ({
  definition: findTable(call, table),
  key,
  cast,
});

/** The resources about definitions and customisations that are no rows of a table. */
const ROUTES: readonly Route[] = [
  { method: 'GET', path: exactly('EntityDefinitions'), answer: listTables },
  {
    method: 'GET',
    path: exactly(TABLE),
    answer: (call, [, table = '']) => readTable(call, table),
  },
  {
    method: 'PUT',
    path: exactly(TABLE),
    answer: (call, [, table = '']) => replaceTable(call, findTable(call, table)),
  },
  {
    method: 'GET',
    path: exactly(`${TABLE}/Attributes${CAST}`),
    answer: (call, [, table = '', cast]) => listColumns(call, { definition: findTable(call, table), cast }),
  },
  {
    method: 'POST',
    path: exactly(`${TABLE}/Attributes`),
    answer: (call, [, table = '']) => createColumn(call, findTable(call, table)),
  },
  { method: 'GET', path: exactly(COLUMN), answer: (call, parts) => readColumn(call, placeOf(call, parts)) },
  {
    method: 'PUT',
    path: exactly(COLUMN),
    answer: (call, parts) => replaceColumn(call, placeOf(call, parts)),
  },
  {
    method: 'DELETE',
    path: exactly(COLUMN),
    answer: (call, parts) => deleteColumn(call, placeOf(call, parts)),
  },
  { method: 'GET', path: exactly('GlobalOptionSetDefinitions'), answer: listGlobalChoices },
  { method: 'POST', path: exactly('GlobalOptionSetDefinitions'), answer: createGlobalChoice },
  {
    method: 'GET',
    path: exactly(GLOBAL_CHOICE),
    answer: (call, [, key = '']) => readGlobalChoice(call, key),
  },
  {
    method: 'DELETE',
    path: exactly(GLOBAL_CHOICE),
    answer: (call, [, key = '']) => deleteGlobalChoice(call, key),
  },
  { method: 'POST', path: exactly('InsertOptionValue'), answer: insertOptionValue },
  { method: 'POST', path: exactly('InsertStatusValue'), answer: insertStatusValue },
  { method: 'POST', path: exactly('UpdateOptionValue'), answer: updateOptionValue },
  { method: 'POST', path: exactly('DeleteOptionValue'), answer: deleteOptionValue },
  { method: 'POST', path: exactly('OrderOption'), answer: orderOption },
  {
    method: 'GET',
    path: exactly(String.raw`RetrieveProvisionedLanguages(?:\(\))?`),
    answer: retrieveProvisionedLanguages,
  },
  { method: 'GET', path: exactly(String.raw`RetrieveLocLabels\([^)]*\)`), answer: retrieveLocLabels },
  { method: 'POST', path: exactly('SetLocLabels'), answer: setLocLabels },
  {
    method: 'GET',
    path: exactly(String.raw`savedqueries/${CRM}RetrieveUnpublishedMultiple(?:\(\))?`),
    answer: retrieveUnpublishedViews,
  },
  {
    method: 'GET',
    path: exactly(String.raw`savedqueries\(([^)]+)\)/${CRM}RetrieveUnpublished(?:\(\))?`),
    answer: (call, [, key = '']) => retrieveUnpublishedView(call, key),
  },
  { method: 'POST', path: exactly('PublishXml'), answer: publishXml },
  { method: 'POST', path: exactly('PublishAllXml'), answer: publishAllXml },
  {
    method: 'GET',
    path: exactly(String.raw`RetrieveDependenciesForDelete\(([^)]*)\)`),
    answer: (call, [, parameters = '']) => retrieveDependenciesForDelete(call, parameters),
  },
  {
    method: 'GET',
    path: exactly(String.raw`RetrieveAppComponents\(([^)]*)\)`),
    answer: (call, [, parameters = '']) => retrieveAppComponents(call, parameters),
  },
  { method: 'POST', path: exactly('AddAppComponents'), answer: addAppComponents },
  { method: 'POST', path: exactly('RemoveAppComponents'), answer: removeAppComponents },
  {
    method: 'GET',
    path: exactly(
      String.raw`systemusers\(([^)]+)\)/Microsoft\.Dynamics\.CRM\.RetrieveUserPrivileges(?:\(\))?`,
    ),
    answer: (call, [, id = '']) => retrieveUserPrivileges(call, id),
  },
  {
    method: 'GET',
    path: exactly(String.raw`RetrieveRolePrivilegesRole\(([^)]*)\)`),
    answer: (call, [, parameters = '']) => retrieveRolePrivileges(call, parameters),
  },
  {
    method: 'POST',
    path: exactly(String.raw`roles\(([^)]+)\)/Microsoft\.Dynamics\.CRM\.AddPrivilegesRole`),
    answer: (call, [, id = '']) => addPrivilegesRole(call, id),
  },
];

/** Undefined where the path is none of these; a known path with another method is refused, as a PATCH of a definition is. */
export function routeMetadata(call: Call): ApiResponse | undefined {
  const path = decodeURIComponent(call.request.path);
  const known = ROUTES.filter((route) => route.path.test(path));
  const [first] = known;
  if (first === undefined) return undefined;
  const route = known.find(({ method }) => method === call.request.method);
  if (route === undefined) throw methodRefused(call.request.method);
  return route.answer(call, route.path.exec(path) ?? []);
}

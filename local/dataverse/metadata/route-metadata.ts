import type { ApiResponse } from '../api-request.ts';
import { notServed } from '../refusals.ts';
import type { Call } from '../routes/call.ts';
import { answerFrom, boundMessage, exactly, unboundFunction, type Route } from '../routes/route-table.ts';
import { addAppComponents, removeAppComponents, retrieveAppComponents } from './app-actions.ts';
import { setAutoNumberSeed } from './auto-number.ts';
import {
  createColumn,
  deleteColumn,
  listColumns,
  readColumn,
  readOptionSet,
  replaceColumn,
} from './column-routes.ts';
import { createCustomerRelationships, createRelationship } from './create-relationship.ts';
import { retrieveDependenciesForDelete } from './dependency-function.ts';
import { describeService } from './describe-service.ts';
import {
  createGlobalChoice,
  deleteGlobalChoice,
  listGlobalChoices,
  readGlobalChoice,
} from './global-choice-routes.ts';
import { createKey, listKeys } from './key-routes.ts';
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
import { listRelationships, listRelationshipsOf } from './relationship-routes.ts';
import { findTable, listTables, readTable, replaceTable } from './table-routes.ts';
import { retrieveUnpublishedView, retrieveUnpublishedViews } from './unpublished-views.ts';
import { validateApp } from './validate-app.ts';

const TABLE = String.raw`EntityDefinitions\(([^)]+)\)`;
const CAST = String.raw`(?:/Microsoft\.Dynamics\.CRM\.(\w+)AttributeMetadata)?`;
const COLUMN = String.raw`${TABLE}/Attributes\(([^)]+)\)${CAST}`;
const GLOBAL_CHOICE = String.raw`GlobalOptionSetDefinitions\(([^)]+)\)`;

const refuseTables = (): never => {
  throw notServed('creating tables');
};

const placeOf = (call: Call, [, table = '', key = '', cast]: readonly (string | undefined)[]) => ({
  definition: findTable(call, table),
  key,
  cast,
});

/** The resources about definitions and customisations that are no rows of a table. */
const ROUTES: readonly Route[] = [
  { method: 'GET', path: exactly(String.raw`\$metadata`), answer: describeService },
  {
    method: 'GET',
    path: exactly(String.raw`RelationshipDefinitions(?:/Microsoft\.Dynamics\.CRM\.(\w+))?`),
    answer: (call, [, cast]) => listRelationships(call, cast),
  },
  { method: 'POST', path: exactly('RelationshipDefinitions'), answer: createRelationship },
  {
    method: 'POST',
    path: exactly('CreateCustomerRelationships'),
    answer: createCustomerRelationships,
  },
  { method: 'POST', path: exactly('EntityDefinitions'), answer: refuseTables },
  {
    method: 'GET',
    path: exactly(`${TABLE}/(OneToMany|ManyToOne|ManyToMany)Relationships`),
    answer: (call, [, table = '', side = '']) => listRelationshipsOf(call, findTable(call, table), side),
  },
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
  {
    method: 'GET',
    path: exactly(`${COLUMN}/(OptionSet|GlobalOptionSet)`),
    answer: (call, parts) => readOptionSet(call, placeOf(call, parts), parts[4] ?? ''),
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
  {
    method: 'GET',
    path: exactly(`${TABLE}/Keys`),
    answer: (call, [, table = '']) => listKeys(call, findTable(call, table)),
  },
  {
    method: 'POST',
    path: exactly(`${TABLE}/Keys`),
    answer: (call, [, table = '']) => createKey(call, findTable(call, table)),
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
    path: unboundFunction('RetrieveProvisionedLanguages'),
    answer: retrieveProvisionedLanguages,
  },
  { method: 'GET', path: unboundFunction('RetrieveLocLabels'), answer: retrieveLocLabels },
  { method: 'POST', path: exactly('SetLocLabels'), answer: setLocLabels },
  { method: 'POST', path: exactly('SetAutoNumberSeed'), answer: setAutoNumberSeed },
  {
    method: 'GET',
    path: exactly(String.raw`savedqueries/Microsoft\.Dynamics\.CRM\.RetrieveUnpublishedMultiple(?:\(\))?`),
    answer: retrieveUnpublishedViews,
  },
  {
    method: 'GET',
    path: boundMessage('savedqueries', 'RetrieveUnpublished'),
    answer: (call, [, key = '']) => retrieveUnpublishedView(call, key),
  },
  { method: 'POST', path: exactly('PublishXml'), answer: publishXml },
  { method: 'POST', path: exactly('PublishAllXml'), answer: publishAllXml },
  {
    method: 'GET',
    path: unboundFunction('RetrieveDependenciesForDelete'),
    answer: (call, [, parameters = '']) => retrieveDependenciesForDelete(call, parameters),
  },
  {
    method: 'GET',
    path: unboundFunction('RetrieveAppComponents'),
    answer: (call, [, parameters = '']) => retrieveAppComponents(call, parameters),
  },
  {
    method: 'GET',
    path: unboundFunction('ValidateApp'),
    answer: (call, [, parameters = '']) => validateApp(call, parameters),
  },
  { method: 'POST', path: exactly('AddAppComponents'), answer: addAppComponents },
  { method: 'POST', path: exactly('RemoveAppComponents'), answer: removeAppComponents },
  {
    method: 'GET',
    path: boundMessage('systemusers', 'RetrieveUserPrivileges'),
    answer: (call, [, id = '']) => retrieveUserPrivileges(call, id),
  },
  {
    method: 'GET',
    path: unboundFunction('RetrieveRolePrivilegesRole'),
    answer: (call, [, parameters = '']) => retrieveRolePrivileges(call, parameters),
  },
  {
    method: 'POST',
    path: boundMessage('roles', 'AddPrivilegesRole'),
    answer: (call, [, id = '']) => addPrivilegesRole(call, id),
  },
];

export const routeMetadata = (call: Call): ApiResponse | undefined => answerFrom(ROUTES, call);

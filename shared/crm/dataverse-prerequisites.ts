import * as z from 'zod';
import { GiveUp } from '../domain/failures.ts';
import { askIfAllowed, askWhatIsMissing } from './ask-if-allowed.ts';
import type { FlagColumnState, Prerequisites, PrivilegeGap, Reaction, TrackedTable } from './contract.ts';
import type { DataverseHttp } from './dataverse-http.ts';
import type { DataverseOptions } from './dataverse-options.ts';
import { DETAIL_COLUMNS, detailName } from './install/detail-columns.ts';
import { NATIVE_FLAG_COLUMN, ownFlagColumn } from './install/install-options.ts';
import { VIEWS } from './install/views/view-catalogue.ts';
import { linkedInColumnOf } from './linkedin-column.ts';
import {
  callerSchema,
  contactColumnPath,
  flagColumnPath,
  flagValuesOf,
  heldPrivileges,
  rolePrivilegesSchema,
  TABLES,
  tableSchema,
  VIEWS_QUERY,
  viewSchema,
} from './prerequisite-mapping.ts';
import { API_PATH, queryPath } from './query-path.ts';
import {
  flowMapping,
  flowsOnContact,
  isSetOffBy,
  pluginStepMapping,
  pluginStepsOnContactUpdate,
} from './reaction-mapping.ts';
import { parseJson, readRowPage, readRows, refused } from './row-page.ts';
import { RUNTIME_PRIVILEGES } from './runtime-privileges.ts';
import type { DataverseAnswer, DataverseFault } from './send-once.ts';
import type { TableMapping } from './table-mapping.ts';

/** Dataverse counts rows no further than this. */
const COUNT_LIMIT = 5_000;
/** Owners in one URL: as many as contacts of a job. */
const OWNERS_MAX = 100;
const ENGLISH = 1033;

const organizationSchema = z.object({ value: z.array(z.object({ name: z.string().nullish() })) });
const viewsSchema = z.object({ value: z.array(viewSchema) });

type Reply = DataverseAnswer | DataverseFault | undefined;

/** The body of an answer by its schema; undefined where there is no answer. */
function read<Schema extends z.ZodType>(reply: Reply, schema: Schema): z.output<Schema> | undefined {
  return reply?.kind === 'answer' ? schema.safeParse(parseJson(reply.body)).data : undefined;
}

const isMissing = (reply: Reply): boolean => reply?.kind === 'fault' && reply.status === 404;

const gapOf = ({ privilege, neededFor }: PrivilegeGap): PrivilegeGap => ({ privilege, neededFor });

export function makeDataversePrerequisites(http: DataverseHttp, options: DataverseOptions): Prerequisites {
  const ask = (path: string, signal: AbortSignal) =>
    askIfAllowed(http, { path: encodeURI(`${API_PATH}${path}`), signal });

  const readCaller: Prerequisites['readCaller'] = async (signal) => {
    const reply = await http.send({ method: 'GET', path: `${API_PATH}WhoAmI()`, signal });
    if (reply.kind === 'fault') throw refused({ set: 'WhoAmI', fault: reply });
    const caller = read(reply, callerSchema);
    if (caller === undefined) throw new GiveUp('dataverse_answer_malformed', { detail: 'WhoAmI: no ids' });
    return { userId: caller.UserId.toLowerCase(), organizationId: caller.OrganizationId.toLowerCase() };
  };

  const hasTable = async (table: string, signal: AbortSignal): Promise<boolean> =>
    !isMissing(await ask(`EntityDefinitions(LogicalName='${table}')?$select=LogicalName`, signal));

  const hasColumn = async (column: string, signal: AbortSignal): Promise<boolean> =>
    !isMissing(await ask(contactColumnPath(column), signal));

  const fitnessOf = async (
    column: string,
    signal: AbortSignal,
  ): Promise<FlagColumnState['kind'] | undefined> => {
    const reply = await ask(flagColumnPath(column), signal);
    // Asked for as a choice, a column of another type is not found either.
    if (isMissing(reply)) return (await hasColumn(column, signal)) ? 'unfit' : 'missing';
    if (reply?.kind !== 'answer') return undefined;
    return flagValuesOf(parseJson(reply.body)) === undefined ? 'unfit' : 'fit';
  };

  const listRows = async (
    { set, select, read: readRow }: TableMapping<Reaction>,
    { filter, signal }: { filter: string; signal: AbortSignal },
  ): Promise<readonly Reaction[] | undefined> => {
    const rows: Reaction[] = [];
    let path: string | undefined = queryPath({ set, query: `$select=${select}&$filter=${filter}` });
    while (path !== undefined) {
      const reply: Reply = await askIfAllowed(http, { path, signal });
      if (isMissing(reply)) return []; // what the environment does not know sets nothing off
      if (reply?.kind !== 'answer') return undefined;
      const page = readRowPage({ set, answer: reply });
      rows.push(...readRows({ read: readRow }, page.rows).rows);
      path = page.nextLink;
    }
    return rows.filter((reaction) => isSetOffBy(reaction, options.flagColumn));
  };

  return {
    readCaller,

    async readOrganizationName(signal) {
      return (
        read(await ask('organizations?$select=name', signal), organizationSchema)?.value[0]?.name ?? undefined
      );
    },

    async listPrivilegeGaps(signal) {
      const { userId } = await readCaller(signal);
      const path = `${API_PATH}systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`;
      const asked = await askWhatIsMissing(http, { path, signal });
      if (asked.kind === 'missing')
        return RUNTIME_PRIVILEGES.filter(({ privilege }) => privilege === asked.privilege).map(gapOf);
      const answer = read(asked.reply, rolePrivilegesSchema);
      const held = answer === undefined ? undefined : heldPrivileges(answer);
      if (held === undefined) return undefined;
      const gaps = RUNTIME_PRIVILEGES.filter(({ privilege }) => !held.has(privilege.toLowerCase()));
      const wanted = await Promise.all(
        gaps.map(async (gap) =>
          gap.table === undefined || (await hasTable(gap.table, signal)) ? [gapOf(gap)] : [],
        ),
      );
      return wanted.flat();
    },

    async readFlagColumn(signal) {
      const { flagColumn: column, publisherPrefix: prefix } = options;
      const kind = await fitnessOf(column, signal);
      if (kind === undefined || kind === 'fit') return kind && { kind, column };
      const others = [NATIVE_FLAG_COLUMN, ...(prefix === undefined ? [] : [ownFlagColumn({ prefix })])];
      for (const installed of others)
        if ((await fitnessOf(installed, signal)) === 'fit') return { kind, column, installed };
      return { kind, column };
    },

    async readLinkedInColumn(signal) {
      const column = await linkedInColumnOf(options, signal);
      if (column === undefined) return { kind: 'none' };
      const reply = await ask(contactColumnPath(column), signal);
      return reply && { kind: isMissing(reply) ? 'missing' : 'there', column };
    },

    async listMissingDetailColumns(signal) {
      const { detailColumns } = options;
      if (detailColumns === undefined) return [];
      const missing: string[] = [];
      for (const column of DETAIL_COLUMNS) {
        const name = detailName(detailColumns, column);
        const reply = await ask(contactColumnPath(name), signal);
        if (reply === undefined) return undefined;
        if (isMissing(reply)) missing.push(name);
      }
      return missing;
    },

    async listMissingViews(signal) {
      const found = read(await ask(`savedqueries?${VIEWS_QUERY}`, signal), viewsSchema);
      if (found === undefined) return undefined;
      const ids = new Set(found.value.map(({ savedqueryid: id }) => id.toLowerCase()));
      const names = new Set(found.value.map(({ name }) => name?.toLowerCase()));
      const hasSales = await hasTable('opportunity', signal);
      // A view of the same name is somebody's own for the same purpose, such as the native ones.
      const isThere = (view: (typeof VIEWS)[number]) =>
        ids.has(view.id) || Object.values(view.names).some((name) => names.has(name.toLowerCase()));
      return VIEWS.filter((view) => !view.optional && (hasSales || !view.needsSales) && !isThere(view)).map(
        ({ names }) => names[ENGLISH],
      );
    },

    async listUntrackedTables(signal) {
      const untracked: TrackedTable[] = [];
      for (const [table, name] of Object.entries(TABLES)) {
        const reply = await ask(
          `EntityDefinitions(LogicalName='${name}')?$select=ChangeTrackingEnabled`,
          signal,
        );
        if (isMissing(reply)) continue;
        const enabled = read(reply, tableSchema)?.ChangeTrackingEnabled;
        if (enabled == null) return undefined;
        if (!enabled) untracked.push(table as TrackedTable); // a key of TABLES, whose type lists them all
      }
      return untracked;
    },

    async countContactsOf({ ownerIds, signal }) {
      const owners = ownerIds.slice(0, OWNERS_MAX).map((id) => `'${id}'`);
      const among = `Microsoft.Dynamics.CRM.In(PropertyName='ownerid',PropertyValues=[${owners.join(',')}])`;
      const path = encodeURI(`${API_PATH}contacts/$count?$filter=statecode eq 0 and ${among}`);
      const reply = await http.send({ method: 'GET', path, signal });
      if (reply.kind === 'fault') throw refused({ set: 'contacts/$count', fault: reply });
      const count = Number(reply.body.replace(/^\uFEFF/, '')); // the number follows a byte order mark
      if (!Number.isInteger(count))
        throw new GiveUp('dataverse_answer_malformed', { detail: 'contacts/$count: no number' });
      return { count, orMore: count >= COUNT_LIMIT || ownerIds.length > OWNERS_MAX };
    },

    async listReactions(signal) {
      const steps = await listRows(pluginStepMapping, { filter: pluginStepsOnContactUpdate, signal });
      const flows = await listRows(flowMapping, { filter: flowsOnContact, signal });
      return {
        reactions: [...(steps ?? []), ...(flows ?? [])],
        unseen: [
          ...(steps === undefined ? (['pluginStep'] as const) : []),
          ...(flows === undefined ? (['flow'] as const) : []),
        ],
      };
    },
  };
}

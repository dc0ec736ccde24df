import type { ContactWithAccount } from '../domain/contact.ts';
import { GiveUp } from '../domain/failures.ts';
import type { ContactId } from '../domain/ids.ts';
import { inChunks } from '../domain/in-chunks.ts';
import { childAccountMapping } from './account-mapping.ts';
import { decodeBatch, encodeBatch, type BatchPartAnswer } from './batch-codec.ts';
import {
  amongContacts,
  contactIdMapping,
  makeContactWithAccountMapping,
  ofAccounts,
  ofParents,
} from './contact-mapping.ts';
import { makeContactOptionsReader } from './contact-options.ts';
import type { ContactStore, FlagWrite, FlagWriteResult, UnreadableRow } from './contract.ts';
import type { DataverseHttp } from './dataverse-http.ts';
import type { DataverseOptions } from './dataverse-options.ts';
import { isDuplicate, isTransient, readErrorCode, readMissingPrivilege } from './error-codes.ts';
import { API_PATH, maxPageSize, PAGE_SIZE_MAX, queryPath } from './query-path.ts';
import { readRowPage, readRows, refused, sortRows } from './row-page.ts';
import { readRowStream } from './row-stream.ts';
import { LOOKUP_TYPES, type TableMapping } from './table-mapping.ts';

/** Contacts of one request: as many as a job has items (queue contract). */
const READ_MAX = 100;
/** Parts of one batch; Dataverse takes 1,000 but runs them one after the other inside the message's time. */
const WRITE_MAX = 100;

/** What the customer asked us not to set off with a write. */
const suppressionHeaders = ({
  bypassLogic = [],
  suppressFlows,
}: DataverseOptions): Record<string, string> => ({
  ...(bypassLogic.length === 0 ? {} : { 'MSCRM.BypassBusinessLogicExecution': bypassLogic.join(',') }),
  ...(suppressFlows === true ? { 'MSCRM.SuppressCallbackRegistrationExpanderJob': 'true' } : {}),
});

type Answered = { part: BatchPartAnswer | undefined; repeated: true | undefined };

/** What an answered part means for its write. */
function resultOf({ contactId }: FlagWrite, { part, repeated }: Answered): FlagWriteResult {
  if (part === undefined) return { contactId, kind: 'retry' }; // the answer was cut off: nobody knows
  const { status } = part;
  if (status >= 200 && status < 300) return { contactId, kind: 'written' };
  const code = readErrorCode(part.body);
  if (status === 412 && !isDuplicate(code))
    return { contactId, kind: 'changed', ...(repeated === true && { mayBeOurs: true }) };
  if (status === 404) return { contactId, kind: 'gone' };
  const passing = status === 401 || status === 429 || isTransient({ status, code });
  const privilege = status === 403 ? readMissingPrivilege(part.body) : undefined;
  const said = code === '' ? String(status) : code;
  return {
    contactId,
    kind: passing ? 'retry' : 'refused',
    code: privilege === undefined ? said : `${said} ${privilege}`,
  };
}

export function makeDataverseContacts(http: DataverseHttp, options: DataverseOptions): ContactStore {
  const { set } = contactIdMapping;
  const readOptions = makeContactOptionsReader(http, options);
  const readMapping = async (signal: AbortSignal) => makeContactWithAccountMapping(await readOptions(signal));

  const readChunk: ContactStore['readContacts'] = async ({ ids, signal }) => {
    const mapping = await readMapping(signal);
    const path = queryPath({ set, query: mapping.query(ids) });
    const reply = await http.send({ method: 'GET', path, headers: { Prefer: LOOKUP_TYPES }, signal });
    if (reply.kind === 'fault') throw refused({ set, fault: reply });
    const page = readRowPage({ set, answer: reply });
    if (page.nextLink !== undefined) {
      throw new GiveUp('dataverse_answer_malformed', {
        detail: `${set}: ${ids.length} contacts came in pages`,
      });
    }
    const { rows: contacts, unreadable } = readRows(mapping, page.rows);
    return { contacts, unreadable };
  };

  type Listing = { filter: string; next: string | undefined; signal: AbortSignal };
  const listRows = async <Row>(mapping: TableMapping<Row>, { filter, next, signal }: Listing) => {
    const { set: table, select } = mapping;
    const start = queryPath({ set: table, query: `$select=${select}&$filter=${filter}` });
    const headers = { Prefer: maxPageSize(options.pageSize ?? PAGE_SIZE_MAX) };
    const request = { method: 'GET', path: next ?? start, headers, signal } as const;
    const reply = await http.sendFor(request, async (response) => {
      const { sorted, take } = sortRows(mapping);
      const { nextLink } = await readRowStream({ set: table, response }, take);
      return nextLink === undefined ? { rows: sorted.rows } : { rows: sorted.rows, next: nextLink };
    });
    if (reply.kind === 'fault') throw refused({ set: table, fault: reply });
    return reply.body;
  };
  const listIds = async (listing: Listing) => {
    const { rows: contactIds, ...rest } = await listRows(contactIdMapping, listing);
    return { contactIds, ...rest };
  };

  // On the inner parts: on the batch itself they would say nothing (reference/dataverse.md §5).
  const suppressions = suppressionHeaders(options);

  const partOf = (mapping: Awaited<ReturnType<typeof readMapping>>) => (write: FlagWrite) => {
    const { resource, body } = mapping.flagWrite(write);
    const headers = { 'Content-Type': 'application/json', 'If-Match': write.etag, ...suppressions };
    return { method: 'PATCH', url: `${API_PATH}${resource}`, headers, body };
  };

  const writeChunk: ContactStore['writeFlags'] = async ({ writes, signal }) => {
    const mapping = await readMapping(signal);
    // A part's body is one line of JSON: an audit id cannot occur at the start of a line in it.
    const boundary = `batch_${writes[0]?.auditId ?? ''}`;
    const reply = await http.send({
      method: 'POST',
      path: `${API_PATH}$batch`,
      headers: {
        'Content-Type': `multipart/mixed; boundary="${boundary}"`,
        Prefer: 'odata.continue-on-error',
      },
      body: encodeBatch({ boundary, parts: writes.map(partOf(mapping)) }),
      signal,
    });
    if (reply.kind === 'fault') throw refused({ set: '$batch', fault: reply });
    const parts = decodeBatch({ contentType: reply.headers.get('content-type') ?? '', body: reply.body });
    const throttled = parts.find(({ status }) => status === 429);
    if (throttled !== undefined) await http.noteThrottled(throttled.headers.get('retry-after'));
    return writes.map((write, index) => resultOf(write, { part: parts[index], repeated: reply.repeated }));
  };

  return {
    async readContacts({ ids, signal }) {
      const contacts: ContactWithAccount[] = [];
      const unreadable: UnreadableRow[] = [];
      for (const chunk of inChunks(ids, READ_MAX)) {
        const read = await readChunk({ ids: chunk, signal });
        contacts.push(...read.contacts);
        unreadable.push(...read.unreadable);
      }
      return { contacts, unreadable };
    },
    listContactsOfAccounts: ({ accountIds, ...page }) => listIds({ ...page, filter: ofAccounts(accountIds) }),
    listChildAccounts: async ({ parentIds, ...page }) => {
      const { rows: children, ...rest } = await listRows(childAccountMapping, {
        ...page,
        filter: ofParents(parentIds),
      });
      return { children, ...rest };
    },
    async listExisting({ ids, signal }) {
      const existing: ContactId[] = [];
      let next: string | undefined;
      do {
        const page = await listIds({ filter: amongContacts(ids), next, signal });
        existing.push(...page.contactIds);
        next = page.next;
      } while (next !== undefined);
      return existing;
    },
    async writeFlags({ writes, signal }) {
      const results: FlagWriteResult[] = [];
      for (const chunk of inChunks(writes, WRITE_MAX))
        results.push(...(await writeChunk({ writes: chunk, signal })));
      return results;
    },
  };
}

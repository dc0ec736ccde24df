import { randomUUID } from 'node:crypto';
import type { ApiRequest, ApiResponse } from '../api-request.ts';
import { ConnectionReset } from '../fault-injection.ts';
import type { Organization } from '../organization.ts';
import { appliedHeader, parsePreferences } from '../preferences.ts';
import { methodRefused } from '../refusals.ts';
import { errorResponse } from '../routes/error-response.ts';
import { routeRequest } from '../routes/route-request.ts';
import { toApiRequest } from '../to-api-request.ts';
import { ContentReferences } from './content-references.ts';
import { parseBatch, type BatchItem, type BatchOperation } from './parse-batch.ts';
import { writeBatchResponse, type AnsweredItem, type AnsweredPart } from './write-batch-response.ts';

type BatchDeps = { readonly organization: Organization; readonly countPart: () => void };

/** Thrown to roll a change set back, with the answer of the request that failed. */
class ChangeSetFailed extends Error {
  readonly part: AnsweredPart;

  constructor(part: AnsweredPart) {
    super('A request of the change set failed.');
    this.part = part;
  }
}

function runOperation(
  deps: BatchDeps,
  operation: BatchOperation,
  references?: ContentReferences,
): AnsweredPart {
  const { contentId } = operation;
  const { method, headers } = operation;
  deps.countPart();
  try {
    const { url, body } = references?.resolve(operation) ?? operation;
    const apiUrl = deps.organization.apiUrl();
    const request = toApiRequest({ method, url, headers, body, isBatchPart: true, apiUrl });
    return { contentId, response: routeRequest(deps.organization, request) };
  } catch (error) {
    if (error instanceof ConnectionReset) throw error;
    const request = { method, path: '', query: '', headers, body: '', isBatchPart: true };
    return { contentId, response: errorResponse(error, request) };
  }
}

/** Everything or nothing: the answer is one part for each request, or the one part that failed. */
function runChangeSet(deps: BatchDeps, operations: readonly BatchOperation[]): AnsweredItem {
  const references = new ContentReferences();
  try {
    const parts = deps.organization.rows.transaction(() =>
      operations.map((operation) => {
        const part = runOperation(deps, operation, references);
        if (part.response.status >= 400) throw new ChangeSetFailed(part);
        references.add(part.contentId, part.response.headers['OData-EntityId']);
        return part;
      }),
    );
    return { kind: 'changeSet', parts };
  } catch (error) {
    if (error instanceof ChangeSetFailed) return { kind: 'part', part: error.part };
    throw error;
  }
}

const runItem = (deps: BatchDeps, item: BatchItem): AnsweredItem =>
  item.kind === 'changeSet'
    ? runChangeSet(deps, item.operations)
    : { kind: 'part', part: runOperation(deps, item.operation) };

/** Requests one after the other; without continue-on-error the first failure ends the batch and gives it its status. */
export function runBatch(deps: BatchDeps, request: ApiRequest): ApiResponse {
  if (request.method !== 'POST') throw methodRefused(request.method);
  const preferences = parsePreferences(request.headers['prefer']);
  const items: AnsweredItem[] = [];
  let status = 200;
  for (const item of parseBatch({ contentType: request.headers['content-type'], body: request.body })) {
    const answered = runItem(deps, item);
    items.push(answered);
    const failed = answered.kind === 'part' && answered.part.response.status >= 400;
    if (!failed || preferences.continueOnError) continue;
    status = answered.part.response.status;
    break;
  }
  const headers = appliedHeader(preferences, ['odata.continue-on-error']);
  return writeBatchResponse({ items, status, headers, makeId: randomUUID });
}

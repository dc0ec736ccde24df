import type { JobItem } from '../../queue/contract.ts';
import { edgeOf } from '../steps/edge-of.ts';
import { forgetEdges, type ForgetEdgesDeps } from '../steps/forget-edges.ts';
import type { Judgement } from './judge.ts';

type Noted = { items: readonly JobItem[]; settled: readonly Pick<Judgement, 'next'>[] };

/**
 * A page notes a contact under its account ahead of the validation. Where the contact has gone on since, that is the
 * only trace of it: the snapshot never told of that account.
 */
export async function forgetNoted(deps: ForgetEdgesDeps, { items, settled }: Noted): Promise<void> {
  const under = new Map(settled.map(({ next }) => [next.contactId, next.accountId]));
  const edges = items.flatMap(edgeOf);
  await forgetEdges(
    deps,
    edges.filter(({ contactId, accountId }) => under.has(contactId) && under.get(contactId) !== accountId),
  );
}

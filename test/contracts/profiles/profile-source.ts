import { instantSchema } from '../../../shared/domain/calendar.ts';
import type { Observation } from '../../../shared/domain/profile.ts';
import type { ObservationPage, ProfileSource } from '../../../shared/profiles/contract.ts';

export const anObservation = (id: string, changes: Partial<Observation> = {}): Observation => ({
  personKey: `feed:${id}`,
  name: { full: 'Ada Example' },
  positions: [{ companyName: 'Contoso' }],
  coverage: 'history',
  status: 'found',
  observedAt: instantSchema.parse('2026-10-15T00:00:00.000Z'),
  ...changes,
});

/** What every profile source does; `makeSource` gives one that delivers these observations. */
export function behavesAsProfileSource(
  makeSource: (observations: readonly Observation[]) => Promise<ProfileSource>,
): void {
  const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => anObservation(id));
  const { signal } = new AbortController();

  async function pages(source: ProfileSource, limit: number): Promise<ObservationPage[]> {
    const read: ObservationPage[] = [];
    for (let page: ObservationPage | undefined; page?.more !== false;) {
      page = await source.readPage({ cursor: page?.cursor, limit, signal });
      read.push(page);
    }
    return read;
  }

  it.each([1, 2, 3, 7, 100])('delivers every observation once in pages of at most %d', async (limit) => {
    const read = await pages(await makeSource(seven), limit);
    expect(read.flatMap(({ observations }) => observations)).toEqual(seven);
    expect(Math.max(...read.map(({ observations }) => observations.length))).toBeLessThanOrEqual(limit);
  });

  it('gives the same page for the same cursor', async () => {
    const source = await makeSource(seven);
    const { cursor } = await source.readPage({ cursor: undefined, limit: 3, signal });
    const first = await source.readPage({ cursor, limit: 3, signal });
    expect(await source.readPage({ cursor, limit: 3, signal })).toEqual(first);
    expect(first.observations.map(({ personKey }) => personKey)).toEqual(['feed:d', 'feed:e', 'feed:f']);
  });

  it('has nothing to tell after its end until something new comes', async () => {
    const source = await makeSource(seven);
    const { cursor } = (await pages(source, 100)).at(-1) ?? {};
    expect(await source.readPage({ cursor, limit: 3, signal })).toMatchObject({
      observations: [],
      more: false,
    });
  });

  it('delivers nothing from an empty source', async () => {
    const page = await (await makeSource([])).readPage({ cursor: undefined, limit: 3, signal });
    expect(page).toMatchObject({ observations: [], rejected: [], more: false });
  });

  it('stops when it is told to', async () => {
    const source = await makeSource(seven);
    const request = { cursor: undefined, limit: 3, signal: AbortSignal.abort() };
    await expect(source.readPage(request)).rejects.toMatchObject({ reason: 'out_of_time' });
  });
}

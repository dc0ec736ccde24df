import { snapshotPartition } from '../../shared/domain/snapshot-partition.ts';
import { aPerson } from '../simulation/population.ts';
import { ProcessKilled, World } from '../simulation/world.ts';
it('orphan', async () => {
  const people = Array.from({ length: 3120 }, (_, i) => aPerson(i + 1, { moved: i % 4 === 0 })).filter(({ contact }) => snapshotPartition(contact.id) === '0');
  const world = new World({ contacts: people.map((p) => p.contact), accounts: people.map((p) => p.account), observations: people.map((p) => p.observation) });
  await world.enable();
  const sendJobs = world.queue.sendJobs.bind(world.queue);
  let left = 1;
  world.queue.sendJobs = async (jobs, options) => {
    if (left === 0 || jobs.length < 2) return sendJobs(jobs, options);
    left -= 1;
    await sendJobs(jobs.slice(0, 1), options);
    throw new ProcessKilled();
  };
  const writeFlags = world.crm.writeFlags.bind(world.crm);
  let kill = 1;
  world.crm.writeFlags = async (r) => { if (kill-- > 0) throw new ProcessKilled(); return writeFlags(r); };
  // newest first except: deliver job before page
  const log: unknown[] = [];
  const handle = world.handle.bind(world);
  world.handle = async (m, d) => {
    const what = m.queue === 'scan' ? `page ${m.body.kind === 'sweep' ? m.body.page : ''}` : `job ${(m.body as { items: { cause: string }[] }).items.length} ${JSON.stringify(Object.groupBy((m.body as { items: { cause: string }[] }).items, (i) => i.cause).pending?.length)}`;
    log.push(what);
    try { await handle(m, d); } catch (e) { log.push(`died ${what}`); throw e; }
  };
  await world.drain({ pick: (w) => { const i = w.findIndex((m) => m.queue === 'validation'); return kill > 0 && i >= 0 ? i : w.findIndex((m) => m.queue === 'scan') >= 0 ? w.findIndex((m) => m.queue === 'scan') : 0; } });
  const [run] = await world.state.runs.listRuns({ limit: 1 });
  console.info(log, people.length, await world.state.runs.readProgress(run!.runId), world.queue.accepted.filter((m) => m.queue === 'validation').map((m) => (m.body as { items: unknown[] }).items.length), (await world.snapshots()).length);
});

import { beginRun, followRun, type FollowedRun } from '../../local/cli/follow-runs.ts';
import { ManageClient, type RunView } from '../../local/cli/manage-client.ts';
import type { LocalWorld } from './local-world.ts';

/** Below jest's own limit, which would leave the processes behind. */
const PATIENCE_MS = 8 * 60_000;

/** A sweep from its start until the last job is done, as the command line follows it. Switches validation on first. */
export async function validateEverything(
  {
    runner,
    platform,
  }: { runner: Pick<LocalWorld['runner'], 'url'>; platform: Pick<LocalWorld['platform'], 'token'> },
  onProgress: (run: RunView) => void = () => undefined,
): Promise<FollowedRun> {
  const client = new ManageClient({ url: runner.url, token: platform.token });
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const begun = await beginRun(client, 'on', signal);
  if (begun.kind === 'off') throw new Error('somebody switched data validation off');
  const { runId } = begun;
  return await followRun(client, { runId, signal, onProgress });
}

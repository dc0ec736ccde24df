import { applySteps, StepFailed } from '../../../shared/crm/install/apply-steps.ts';
import type { MetadataHttp } from '../../../shared/crm/install/metadata-http.ts';
import type { Step } from '../../../shared/crm/install/plan.ts';

type Deps = { readonly http: MetadataHttp; readonly print: (line: string) => void };

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** Carries out the steps and says of each that it is done. False when one did not go through, with the reason printed. */
export async function carryOut({ http, print }: Deps, steps: readonly Step[]): Promise<boolean> {
  let done = 0;
  try {
    await applySteps(http, steps, ({ what }) => {
      done += 1;
      print(`  ${String(done).padStart(2)}/${steps.length} ${what}: done`);
    });
    return true;
  } catch (fault) {
    if (!(fault instanceof StepFailed)) throw fault;
    print(`\n${fault.message}: ${reasonOf(fault.cause)}`);
    print(`${done} of ${steps.length} steps are done. Run the command again: it goes on from here.`);
    return false;
  }
}

import type { MetadataHttp } from './metadata-http.ts';
import type { Step } from './plan.ts';

/** A step that did not go through; what was done before it stays, and the next run goes on from there. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
  readonly what: string;

  constructor(failed: { readonly what: string; readonly cause: unknown }) {
    super(`"${failed.what}" did not go through`, { cause: failed.cause });
    this.what = failed.what;
  }
}

/** One after the other, as metadata writes must be; `onDone` hears of each. */
export async function applySteps(
  http: MetadataHttp,
  steps: readonly Step[],
  onDone: (step: Step) => void,
): Promise<void> {
  for (const step of steps) {
    try {
      await step.run(http);
    } catch (cause) {
      throw new StepFailed({ what: step.what, cause });
    }
    onDone(step);
  }
}

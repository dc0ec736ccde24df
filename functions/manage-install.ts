import type { CrmInstallation } from '../shared/crm/contract.ts';
import { GiveUp } from '../shared/domain/failures.ts';
import { problem } from './http-answers.ts';
import type { ManageHandler } from './manage-handler.ts';

/** Reading definitions takes a few requests; a caller waits no longer than this. */
const PATIENCE_MS = 60_000;

type Deps = { installation: CrmInstallation };

/** GET answers what the installation provides, what of it is there and what is missing. Nothing is changed. */
export const handleInstall =
  ({ installation }: Deps): ManageHandler =>
  async () => {
    try {
      return { status: 200, jsonBody: await installation.read({ signal: AbortSignal.timeout(PATIENCE_MS) }) };
    } catch (fault) {
      if (!(fault instanceof GiveUp)) throw fault;
      return problem(502, `Dataverse cannot be asked what is installed: ${fault.message}`);
    }
  };

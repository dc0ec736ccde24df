import type { Dataverse } from '../../../local/dataverse/start-dataverse.ts';
import type { RenewableCredential } from '../../../shared/crm/dataverse-token.ts';

/** A credential that keeps its token as a managed identity does, whoever refuses it, until it is renewed. */
export class KeepingCredential implements RenewableCredential {
  readonly #dataverse: Pick<Dataverse, 'issueToken'>;
  #kept: string | undefined;
  #failures = 0;

  constructor(dataverse: Pick<Dataverse, 'issueToken'>) {
    this.#dataverse = dataverse;
  }

  /** The token it keeps is refused from now on. */
  expire(): void {
    this.#kept = this.#dataverse.issueToken({ lifetimeSeconds: -1 });
  }

  /** The next calls find nobody who could sign us in. */
  failNext(times: number): void {
    this.#failures = times;
  }

  async getToken() {
    this.#kept ??= this.#issue();
    return answerOf(this.#kept);
  }

  async renewToken() {
    this.#kept = this.#issue();
    return answerOf(this.#kept);
  }

  #issue(): string {
    if (this.#failures > 0) {
      this.#failures -= 1;
      throw new Error('the identity endpoint is down');
    }
    return this.#dataverse.issueToken();
  }
}

const answerOf = (token: string) => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER });

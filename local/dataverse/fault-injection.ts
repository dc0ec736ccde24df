import { DataverseError } from './dataverse-error.ts';

export type FaultTarget = { readonly method: string; readonly path: string; readonly isBatchPart: boolean };

/** Which requests a fault meets; a field left out matches every request. */
type FaultMatch = {
  readonly method?: string;
  /** Path and query behind `/api/data/v9.2/`; a text matches anywhere in it. */
  readonly path?: string | RegExp;
  readonly isBatchPart?: boolean;
};

/** Where the connection breaks: before anything is applied, or after it is and before the client hears so. */
type ResetMoment = 'before' | 'after';

type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly retryAfterSeconds?: number | undefined;
    }
  | { readonly kind: 'reset'; readonly moment: ResetMoment }
  | { readonly kind: 'slow'; readonly delayMs: number }
  | { readonly kind: 'otherWriter' };

/** A row that a plug-in of the environment will not let be written. */
type RejectedRow = {
  readonly entity: string;
  /** Every row of the table unless one is named. */
  readonly id?: string;
  /** Only writes of this column. */
  readonly column?: string;
  readonly message?: string;
  /** What else the plug-in says, to a client that asks for all annotations. */
  readonly details?: {
    readonly operationStatus?: string;
    readonly subErrorCode?: string;
    readonly trace?: string;
  };
};

/** "Compose HTTP requests and handle errors", include more details with errors. */
function detailsOf({ details = {} }: RejectedRow): Record<string, string> {
  const named = {
    'ErrorDetails.OperationStatus': details.operationStatus,
    'ErrorDetails.SubErrorCode': details.subErrorCode,
    TraceText: details.trace,
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, text]) =>
      text === undefined ? [] : [[`@Microsoft.PowerApps.CDS.${name}`, text]],
    ),
  );
}

type Planned = { readonly match: FaultMatch; readonly fault: Fault; left: number };

type Plan = { match?: FaultMatch; times?: number };

function meets(match: FaultMatch, target: FaultTarget): boolean {
  if (match.method !== undefined && match.method !== target.method) return false;
  if (match.isBatchPart !== undefined && match.isBatchPart !== target.isBatchPart) return false;
  if (match.path === undefined) return true;
  return typeof match.path === 'string' ? target.path.includes(match.path) : match.path.test(target.path);
}

/** Faults a test has ordered, each for a number of matching requests. */
export class FaultInjection {
  private planned: Planned[] = [];
  private rejected: RejectedRow[] = [];

  /** The next matching requests (or batch parts) are answered with this error and not carried out. */
  failNext(
    plan: Plan & { status: number; code?: string; message?: string; retryAfterSeconds?: number },
  ): void {
    const { status, code = '', message = 'A failure ordered by a test.', retryAfterSeconds } = plan;
    this.plan(plan, { kind: 'status', status, code, message, retryAfterSeconds });
  }

  /** The connection of the next matching requests breaks. */
  resetNext(plan: Plan & { moment: ResetMoment }): void {
    this.plan(plan, { kind: 'reset', moment: plan.moment });
  }

  /** The next matching requests wait before they are carried out; batch parts do not wait singly. */
  slowNext(plan: Plan & { delayMs: number }): void {
    this.plan(plan, { kind: 'slow', delayMs: plan.delayMs });
  }

  /** Somebody else writes the row just before each of the next matching writes of one row: a storm of genuine 412s. */
  otherWriterNext(plan: Plan): void {
    this.plan(plan, { kind: 'otherWriter' });
  }

  /** Every write of these rows fails until the faults are cleared, as where a customer's plug-in throws. */
  rejectRows(row: RejectedRow): void {
    this.rejected.push(row);
  }

  /**
   * A plug-in that throws InvalidPluginExecutionException answers 400 with IsvAborted, 0x80040265, and its own text
   * (learn.microsoft.com/power-apps/developer/data-platform/handle-exceptions).
   */
  requireNotRejected(write: { entity: string; id: string | undefined; changes: object }): void {
    const found = this.rejected.find(
      ({ entity, id = write.id, column }) =>
        entity === write.entity && id === write.id && (column === undefined || column in write.changes),
    );
    if (found === undefined) return;
    const { message = 'The record cannot be saved: a rule of this organization refuses it.' } = found;
    throw new DataverseError({ status: 400, code: '0x80040265', message, details: detailsOf(found) });
  }

  clear(): void {
    this.planned = [];
    this.rejected = [];
  }

  /** The faults of these kinds that this request meets; each is used up by one. */
  take<K extends Fault['kind']>(kind: K, target: FaultTarget): Extract<Fault, { kind: K }> | undefined {
    const found = this.planned.find(
      ({ match, fault, left }) => fault.kind === kind && left > 0 && meets(match, target),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    this.planned = this.planned.filter(({ left }) => left > 0);
    return found.fault as Extract<Fault, { kind: K }>; // its kind was compared above
  }

  private plan(plan: Plan, fault: Fault): void {
    this.planned.push({ match: plan.match ?? {}, fault, left: plan.times ?? 1 });
  }
}

/** The connection breaks here; nothing is answered. */
export class ConnectionReset extends Error {}

export const faultError = (fault: Extract<Fault, { kind: 'status' }>) =>
  new DataverseError({
    status: fault.status,
    code: fault.code,
    message: fault.message,
    headers: fault.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(fault.retryAfterSeconds) },
  });

import type { Day } from '../../shared/domain/calendar.ts';
import type { Observation } from '../../shared/domain/profile.ts';
import type { RejectedRecord } from '../../shared/profiles/contract.ts';
import { HIDDEN_MEMBER } from '../../shared/profiles/read-connections.ts';
import type { FilledPage } from '../../shared/profiles/read-file-pages.ts';
import type { TextEncoding } from '../../shared/profiles/text-encoding.ts';

/** Enough to see what is wrong with a file; the count says how much more there is. */
const LISTED_MAX = 1_000;

const SCATTERED = 'stands in more than 50 places of the file; sort the rows by person';

/** What became of the records of one profile file: read = kept + noContact + hidden + rejected. */
export class ProfileFileReport {
  readonly file: string;
  kept = 0;
  noContact = 0;
  hiddenMembers = 0;
  rejectedRecords = 0;
  readonly rejected: RejectedRecord[] = [];
  encoding: TextEncoding | undefined;
  /** The day of the reading, where the file as a whole has one. */
  observedOn: Day | undefined;

  readonly #today: Day;

  constructor({ file, today }: { file: string; today: Day }) {
    this.file = file;
    this.#today = today;
  }

  /** LinkedIn dates no Connections.csv: without a day in its name it is no older than its newest connection. */
  get #isUndated(): boolean {
    if (this.observedOn === undefined || !/\.csv$/i.test(this.file) || /\d{4}/.test(this.file)) return false;
    return Date.parse(this.#today) - Date.parse(this.observedOn) > FRESH_DAYS * DAY_MS;
  }

  get read(): number {
    return this.kept + this.noContact + this.hiddenMembers + this.rejectedRecords;
  }

  add(
    { page, encoding, observedOn }: FilledPage,
    { kept, refused }: { kept: number; refused: readonly Observation[] },
  ): void {
    this.encoding = encoding;
    this.observedOn = observedOn;
    this.kept += kept;
    this.noContact += page.observations.length - kept - refused.length;
    this.hiddenMembers += page.hidden;
    const faults = page.rejected.filter(({ problem }) => problem !== HIDDEN_MEMBER);
    this.rejectedRecords += faults.length + refused.length;
    const scattered = refused.map(() => ({ line: 1, problem: SCATTERED }));
    for (const { line, problem } of [...faults, ...scattered]) {
      if (this.rejected.length < LISTED_MAX) this.rejected.push({ file: this.file, line, problem });
    }
  }

  /** For summary.json; the rejected records are listed together elsewhere. */
  get counts() {
    const { file, read, kept, noContact, hiddenMembers, rejectedRecords, observedOn, encoding } = this;
    return { file, read, kept, noContact, hiddenMembers, rejectedRecords, observedOn, encoding };
  }

  /** One line for the terminal. */
  get line(): string {
    if (this.encoding === undefined) return `${this.file}: cannot be read, nothing was taken`;
    const told = [
      `${this.file}: ${counted(this.read)} ${this.read === 1 ? 'profile' : 'profiles'}`,
      this.observedOn === undefined ? undefined : `as of ${this.observedOn}`,
      `${counted(this.kept)} of contacts`,
      this.noContact > 0 ? `${counted(this.noContact)} of nobody in the CRM, not stored` : undefined,
      this.hiddenMembers > 0 ? `${counted(this.hiddenMembers)} hidden by their owners` : undefined,
      this.rejectedRecords > 0 ? `${counted(this.rejectedRecords)} rejected` : undefined,
      this.#isUndated
        ? `exported later? put the day in its name, such as "${dated(this.file, this.#today)}"`
        : undefined,
      this.encoding === 'utf-8' ? undefined : `read as ${NAMES[this.encoding]}`,
    ];
    return told.filter((part) => part !== undefined).join(' · ');
  }
}

/** Somebody who uses LinkedIn meets somebody new about as often. */
const FRESH_DAYS = 60;
const DAY_MS = 86_400_000;

const dated = (file: string, day: Day): string => file.replace(/(\.csv)$/i, ` ${day}$1`);

const counted = (count: number): string => count.toLocaleString('en');

const NAMES = { 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' } as const;

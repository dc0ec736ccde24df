import type { Language } from '../../shared/domain/language.ts';
import type { Profile } from '../../shared/domain/profile.ts';
import type { OutcomeKind, Verdict } from '../../shared/domain/verdict.ts';
import type { ContactResult } from './contact-result.ts';
import type { MarkupFile, Place } from './markup-file.ts';
import { movedMarkup } from './moved-markup.ts';
import { briefMarkup, personMarkup } from './person-markup.ts';
import { countReading, noReadings, type Readings } from './readings.ts';
import type { ReportWords, SectionKind } from './words/report-words.ts';

/** Where one person's markup waits until its list is complete: half a kilobyte, here a hundred bytes. */
type Entry = Place & { account: string; name: string };

const SECTION_OF: Record<OutcomeKind, SectionKind> = {
  notAtCompany: 'notAtCompany',
  leftNoNewRole: 'leftNoNewRole',
  possiblyLeft: 'possiblyLeft',
  additionalRole: 'additionalRole',
  held: 'held',
  ignored: 'ignored',
  verified: 'verified',
  uncertain: 'notValidated',
  notMatched: 'notValidated',
  skipped: 'notValidated',
};

/** Takes contacts in any order, one at a time, and holds in `pieces` what the page will say of them. */
export class ReportBook {
  total = 0;
  matched = 0;
  /** What judged: one set of rules and tables in a run. */
  versions: Verdict['versions'] | undefined;
  readonly readings: Readings = noReadings();
  /** By `outcome:reason`. */
  readonly reasons = new Map<string, number>();
  readonly outcomes = new Map<OutcomeKind, number>();
  readonly #lists = new Map<string, Entry[]>();
  /** One text for an account's many contacts. */
  readonly #accounts = new Map<string, string>();
  readonly #words: ReportWords;
  readonly #language: Language;
  readonly #pieces: MarkupFile;

  constructor({ words, language, pieces }: { words: ReportWords; language: Language; pieces: MarkupFile }) {
    this.#words = words;
    this.#language = language;
    this.#pieces = pieces;
  }

  add(result: ContactResult, profile: Profile | undefined): void {
    const { kind, reason } = result.outcome;
    const key = `${kind}:${reason}`;
    this.total += 1;
    this.versions = result.versions;
    this.outcomes.set(kind, (this.outcomes.get(kind) ?? 0) + 1);
    this.reasons.set(key, (this.reasons.get(key) ?? 0) + 1);
    if (result.matched) this.matched += 1;
    if (result.matched && profile !== undefined) countReading(this.readings, profile);
    const section = SECTION_OF[kind];
    if (section === 'verified') this.#put(section, result, briefMarkup(result).markup);
    else if (section === 'notValidated') this.#put(key, result, briefMarkup(result).markup);
    else this.#put(section, result, personMarkup(result, this.#words).markup);
    if (result.movedTo !== undefined)
      this.#put(
        'moved',
        result,
        movedMarkup(result, { language: this.#language, words: this.#words }).markup,
      );
  }

  count(list: SectionKind): number {
    const reasons = [...this.reasons.entries()].filter(([key]) => this.isNotValidated(key));
    return list === 'notValidated'
      ? reasons.reduce((sum, [, count]) => sum + count, 0)
      : (this.#lists.get(list)?.length ?? 0);
  }

  isNotValidated(key: string): boolean {
    return /^(?:uncertain|notMatched|skipped):/.test(key);
  }

  /** A list in the order of its accounts and names; given away once, as the page is written. */
  *take(list: string): Iterable<string> {
    const entries = this.#lists.get(list) ?? [];
    this.#lists.delete(list);
    const { compare } = new Intl.Collator(this.#language);
    entries.sort((left, right) => compare(left.account, right.account) || compare(left.name, right.name));
    for (const entry of entries) yield this.#pieces.read(entry);
  }

  #put(list: string, { accountName, lastName, firstName }: ContactResult, markup: string): void {
    const account = this.#accounts.get(accountName) ?? accountName;
    this.#accounts.set(account, account);
    const name = [lastName, firstName].join(' '); // flat: a template would keep both names beside what joins them
    const entry = { account, name, ...this.#pieces.add(markup) };
    const known = this.#lists.get(list);
    if (known === undefined) this.#lists.set(list, [entry]);
    else known.push(entry);
  }
}

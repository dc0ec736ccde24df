/** One thing wrong with the environment; `found` never shows a secret. */
export type SettingFault = { name: string; found: string; expected: string };

const sentenceOf = ({ name, found, expected }: SettingFault): string =>
  `  ${name}: found ${found}; expected ${expected}`;

/** Everything that is wrong with the settings, at once. */
export class SettingsFault extends Error {
  override readonly name = 'SettingsFault';
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    super(`The settings have ${String(faults.length)} fault(s):\n${faults.map(sentenceOf).join('\n')}`);
    this.faults = faults;
  }
}

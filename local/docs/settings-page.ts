import { SETTINGS_TABLE, type SettingRow } from '../../shared/config/settings-table.ts';

const INTRODUCTION = `# Settings

Read once at start; everything that is wrong is reported together, by name, and the app does not start. Locally they stand in
\`local.settings.json\` (see \`local.settings.sample.json\`), in Azure they are app settings. This page is written by \`npm run docs\`.

A name one or two letters away from one in this list, whatever its case and underscores, counts as misspelt and keeps the app from starting, unless the
setting it resembles is given too. Another name that begins as ours do (\`DATAVERSE_\`, \`POLICY_\` …), such as a setting of another version, is
ignored; the event \`setting.unknown\` names it and the setting nearest to it, never its value.

| name | required | default | valid | note |
| --- | --- | --- | --- | --- |
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

function requiredText({ required }: SettingRow): string {
  return typeof required === 'string' ? required : `one of: ${required.oneOf}`;
}

/** The page `docs/settings.md`, from the only list of settings. */
export function settingsPage(): string {
  const rows = (SETTINGS_TABLE as readonly SettingRow[]).map((row) => {
    const preset = row.default === undefined ? '' : `\`${row.default}\``;
    return `| \`${row.name}\` | ${requiredText(row)} | ${preset} | ${cell(row.valid)} | ${cell(row.note)} |`;
  });
  return `${INTRODUCTION}${rows.join('\n')}\n`;
}

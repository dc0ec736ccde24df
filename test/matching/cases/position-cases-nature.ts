import { anAccount, held } from './builders.ts';
import { moved, profiled, type VerdictCase } from './verdict-case.ts';

const beside = (title: string): ReturnType<typeof profiled> =>
  profiled(held('Fabrikam', '2026-03…', { title }), held('Contoso', '2019-01…'));
const instead = (companyName: string, title?: string): ReturnType<typeof profiled> =>
  profiled(
    held(companyName, '2026-03…', title === undefined ? {} : { title }),
    held('Contoso', '2019-01…2026-02'),
  );

/** What is no employment, in several languages, beside what only sounds like it. */
export const NATURE: readonly VerdictCase[] = [
  {
    why: 'a seat on a supervisory board',
    expected: 'verified/still_there',
    given: beside('Mitglied des Aufsichtsrats'),
  },
  { why: 'an outside director in Japan', expected: 'verified/still_there', given: beside('社外取締役') },
  { why: 'an independent director in China', expected: 'verified/still_there', given: beside('独立董事') },
  {
    why: 'a council seat in Spain',
    expected: 'verified/still_there',
    given: beside('Consejera independiente'),
  },
  {
    why: 'a supervisory seat in the Netherlands',
    expected: 'verified/still_there',
    given: beside('Lid Raad van Commissarissen'),
  },
  { why: 'a board seat in Sweden', expected: 'verified/still_there', given: beside('Styrelseledamot') },
  { why: 'a volunteer in France', expected: 'verified/still_there', given: beside('Bénévole') },
  {
    why: 'a mentor and investor',
    expected: 'verified/still_there',
    given: beside('Mentor & Angel Investor'),
  },
  { why: 'studies beside the job', expected: 'verified/still_there', given: beside('MBA Candidate') },
  {
    why: 'studies by the kind of the entry',
    expected: 'verified/still_there',
    given: profiled(
      held('Lakeshore University', '2026-01…', { kind: 'education' }),
      held('Contoso', '2019-01…'),
    ),
  },
  {
    why: 'a managing director who also sits on the board is employed',
    expected: 'possiblyLeft/unclosed_overlap',
    given: beside('CEO & Board Member'),
  },
  {
    why: 'a senior adviser is employed in the Nordic countries',
    expected: 'possiblyLeft/unclosed_overlap',
    given: beside('Senior Advisor'),
  },
  {
    why: 'now only on a board elsewhere',
    expected: 'leftNoNewRole/position_ended',
    given: instead('Fabrikam', 'Non-Executive Director'),
  },
  {
    why: 'now a doctoral student',
    expected: 'leftNoNewRole/position_ended',
    given: instead('Lakeshore University', 'PhD Student'),
  },
  {
    why: 'now volunteering',
    expected: 'leftNoNewRole/position_ended',
    given: instead('Fabrikam', 'Volunteer'),
  },
  { why: 'a career break', expected: 'leftNoNewRole/position_ended', given: instead('Career Break') },
  { why: 'Elternzeit', expected: 'leftNoNewRole/position_ended', given: instead('Elternzeit') },
  {
    why: 'a user group is no employer',
    expected: 'leftNoNewRole/position_ended',
    given: instead('Fabrikam Cloud User Group'),
  },
  {
    why: 'an advisory seat at the account keeps the person there',
    expected: 'additionalRole/still_there',
    given: profiled(
      held('Fabrikam', '2026-03…'),
      held('Contoso', '2024-01…', { title: 'Advisor' }),
      held('Contoso', '2010-01…2023-12'),
    ),
  },
  {
    why: 'an internship at the account that ended was employment',
    expected: 'notAtCompany/position_ended',
    given: profiled(held('Fabrikam', '2026-03…'), held('Contoso', '2025-09…2026-02', { title: 'Intern' })),
  },
  {
    why: 'a volunteer post at the account that ended is no departure',
    expected: 'possiblyLeft/other_company',
    given: profiled(held('Fabrikam', '2020-03…'), held('Contoso', '2022-09…2026-02', { kind: 'volunteer' })),
  },
];

/** Texts that stand where an employer is asked for and name none. */
export const PLACEHOLDERS: readonly VerdictCase[] = [
  ...[
    'Self-Employed',
    'Stealth Startup',
    'Stealth-mode AI startup',
    'Retired',
    'Seeking new opportunities',
    'Freelance',
    'ZZP',
    'zzp’er',
    'Selbstständig',
    'Freiberufler',
    'Im Ruhestand',
    'À la recherche de nouvelles opportunités',
    'Auto-entrepreneur',
    'Autónomo',
    'En búsqueda activa',
    'Libero professionista',
    'Em busca de novas oportunidades',
    'Egen företagare',
    'Własna działalność gospodarcza',
    'Самозанятый',
    '自由职业者',
    'フリーランス',
    '프리랜서',
    'Confidential',
    'N/A',
    '-',
    '*independent',
  ].map((companyName): VerdictCase => ({
    why: `“${companyName}” is no new employer`,
    expected: 'leftNoNewRole/position_ended',
    given: instead(companyName),
  })),
  ...[
    'Stealth Monitoring',
    'Seeking Alpha',
    'Independent Health',
    'Retired Racehorse Project',
    'Freelancer Technology',
    'Private Export Funding',
  ].map((companyName): VerdictCase => ({
    why: `“${companyName}” is one`,
    expected: 'notAtCompany/position_ended',
    given: instead(companyName),
  })),
  {
    why: 'nothing but a placeholder',
    expected: 'uncertain/only_placeholder',
    given: profiled(held('Auf der Suche nach neuen Herausforderungen', '2026-03…')),
  },
  {
    why: 'the account itself is a placeholder',
    expected: 'uncertain/name_only_difference',
    given: { ...profiled(...moved), account: anAccount({ name: 'Freiberuflich' }) },
  },
  {
    why: 'a placeholder beside a real employer counts for nothing',
    expected: 'notAtCompany/position_ended',
    given: profiled(held('Freelance', '2026-01…'), ...moved),
  },
];

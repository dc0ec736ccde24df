import { held } from './builders.ts';
import { profiled, type VerdictCase } from './verdict-case.ts';

const left = held('Contoso', '2019-01…2026-02');
const since = (companyName: string, title?: string): ReturnType<typeof profiled> =>
  profiled(held(companyName, '2026-03…', title === undefined ? {} : { title }), left);

type Row = readonly [companyName: string, title: string, why: string];

const SEATS: readonly Row[] = [
  ['Fabrikam', 'Aufsichtsratsvorsitzende', 'the chair of a German supervisory board'],
  ['Fabrikam', 'Stiftungsratspräsidentin', 'the chair of a Swiss foundation'],
  ['Fabrikam', 'Consigliere di amministrazione', 'an Italian director'],
  ['Fabrikam', 'Styrelseordförande', 'the chair of a Swedish board'],
  ['Fabrikam', 'Bestyrelsesformand', 'the chair of a Danish board'],
  ['Fabrikam', 'Hallituksen puheenjohtaja', 'the chair of a Finnish board'],
  ['Fabrikam', 'Yönetim Kurulu Üyesi', 'a Turkish director'],
  ['Fabrikam', 'Člen dozorčí rady', 'a Czech supervisory seat'],
  ['Fabrikam', 'Член наблюдательного совета', 'a Russian supervisory seat'],
];

const AT_CLIENT: readonly Row[] = [
  ['Wingtip Staffing', 'Programista dla Contoso', 'a Polish contractor'],
  ['Wingtip Staffing', 'Utvecklare hos Contoso', 'a Swedish contractor'],
  ['Wingtip Staffing', 'Konsult på uppdrag av Contoso', 'a Swedish assignment'],
  ['Wingtip Staffing', 'Vývojář pro Contoso', 'a Czech contractor'],
  ['Wingtip Staffing', 'Lead Developer - Contoso', 'the client behind a dash'],
  ['Wingtip Staffing', 'Lead Developer (Contoso)', 'the client in brackets'],
];

const RENAMED: readonly Row[] = [
  ['Fabrikam', 'Contoso (jetzt Fabrikam)', 'renamed, in German'],
  ['Fabrikam', 'Contoso (devenu Fabrikam)', 'renamed, in French'],
  ['Fabrikam', 'Contoso (übernommen von Fabrikam)', 'taken over, in German'],
  ['Fabrikam', 'Contoso (rachetée par Fabrikam)', 'taken over, in French'],
  ['Fabrikam', 'Contoso (onderdeel van Fabrikam)', 'part of, in Dutch'],
  ['Fabrikam', 'Contoso (skupina Fabrikam)', 'a Czech group'],
];

const NOBODY: readonly Row[] = [
  ['Freiberuflich tätig', '', 'a freelancer in German'],
  ['Enkeltmandsvirksomhed', '', 'a sole trader in Danish'],
  ['Unternehmen in Gründung', '', 'a company to come'],
  ['ステルススタートアップ', '', 'a stealth startup in Japanese'],
  ['隐身创业公司', '', 'a stealth startup in Chinese'],
  ['Конфиденциально', '', 'a confidential employer in Russian'],
  ['Nghỉ hưu', '', 'retired in Vietnamese'],
  ['육아휴직', '', 'parental leave in Korean'],
  ['n.v.t.', '', 'not applicable in Dutch'],
];

/** Seats, clients, renames and placeholders as people write them in their own languages. */
export const LANGUAGES: readonly VerdictCase[] = [
  ...SEATS.map(([name, title, why]): VerdictCase => ({
    why,
    expected: 'leftNoNewRole/position_ended',
    given: since(name, title),
  })),
  ...AT_CLIENT.map(([name, title, why]): VerdictCase => ({
    why,
    expected: 'verified/related_company',
    given: since(name, title),
  })),
  ...RENAMED.map(([name, before, why]): VerdictCase => ({
    why,
    expected: 'verified/related_company',
    given: profiled(held(name, '2026-03…'), held(before, '2019-01…2026-02')),
  })),
  ...NOBODY.map(([name, , why]): VerdictCase => ({
    why,
    expected: 'leftNoNewRole/position_ended',
    given: since(name),
  })),
  {
    why: 'a legal form alone as employer',
    expected: 'uncertain/name_only_difference',
    given: since('GmbH'),
  },
  {
    why: 'another employer behind the dash is none',
    expected: 'notAtCompany/position_ended',
    given: since('Wingtip', 'Lead Developer - Litware'),
  },
  {
    why: 'a manager of the same kind of firm is employed',
    expected: 'notAtCompany/position_ended',
    given: since('Fabrikam Energy', 'Geschäftsführer'),
  },
];

import { aContact, anAccount, aProfile, held, ORIGINAL } from './builders.ts';
import { moved, profiled, type VerdictCase } from './verdict-case.ts';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => held(`Invented Works ${String(index)}`, '2001-01…2004-01'));

/** Input that no source should send: each has an outcome with a reason. */
export const BROKEN: readonly VerdictCase[] = [
  {
    why: 'an account that is only a legal form names nobody',
    expected: 'uncertain/name_only_difference',
    given: { ...profiled(held('Fabrikam', '2026-03…')), account: anAccount({ name: 'GmbH' }) },
  },
  {
    why: 'an account of punctuation',
    expected: 'skipped/account_missing',
    given: { ...profiled(...moved), account: anAccount({ name: '…!?' }) },
  },
  {
    why: 'an account of control characters',
    expected: 'skipped/account_missing',
    given: { ...profiled(...moved), account: anAccount({ name: '\u0000\u0007\u200b' }) },
  },
  {
    why: 'a position without a name',
    expected: 'leftNoNewRole/position_ended',
    given: profiled(held('', '2026-03…'), held('Contoso', '2019-01…2026-02')),
  },
  {
    why: 'a position of punctuation',
    expected: 'uncertain/only_placeholder',
    given: profiled(held('???', '2026-03…')),
  },
  {
    why: 'control characters inside a name',
    expected: 'verified/still_there',
    given: profiled(held('Con\u200btoso\u0000', '2026-03…')),
  },
  {
    why: 'ten thousand ended positions',
    expected: 'notAtCompany/position_ended',
    given: profiled(...many(10_000), ...moved),
  },
  {
    why: 'scripts mixed in one name',
    expected: 'possiblyLeft/other_company',
    given: profiled(held('Фабрикам Fabrikam 株式会社', '2019-01…')),
  },
  {
    why: 'a contact named by punctuation',
    expected: 'skipped/name_missing',
    given: { contact: aContact({ firstName: '.', lastName: '…' }), ...profiled(...moved) },
  },
  {
    why: 'a profile without a name and without positions',
    expected: 'uncertain/no_positions',
    given: { candidates: [aProfile([], { name: {} })], policy: ORIGINAL },
  },
  {
    why: 'titles of ten thousand letters',
    expected: 'notAtCompany/position_ended',
    given: profiled(
      held('Fabrikam', '2026-03…', { title: 'at '.repeat(5000) }),
      held('Contoso', '2019-01…2026-02'),
    ),
  },
];

import type { Contact } from '../../domain/contact.ts';
import type { Position, Profile } from '../../domain/profile.ts';
import type { Evidence } from '../../domain/verdict.ts';
import { publicKnowledge } from '../company/public-knowledge.ts';
import { foldText } from '../text/fold-text.ts';
import { type CompanyComparer, rememberedComparer } from '../verdict/remembered-companies.ts';
import { BITS } from '../verdict/weights.ts';
import type { IdentityQuestion } from './identity.ts';
import { mailDomain } from './mail-domain.ts';

export type AccountEvidence = { relation: 'same' | 'related'; evidence: Evidence };

const isCurrent = ({ endMonth, closedBetween }: Position): boolean =>
  endMonth === undefined && closedBetween === undefined;

/** Whether the account stands on the profile, now or in the past: the strongest soft evidence there is. */
export function accountEvidence(
  {
    contact,
    account,
    knowledge = publicKnowledge(),
    compareAccount = (employer) => rememberedComparer(knowledge).compare(account, employer),
  }: Pick<IdentityQuestion, 'contact' | 'account' | 'knowledge' | 'compareAccount'>,
  { positions }: Profile,
): AccountEvidence | undefined {
  const { compare } = rememberedComparer(knowledge);
  let found: AccountEvidence | undefined;
  for (const position of positions) {
    const compared = compareAccount({ name: position.companyName });
    const { level } = compared;
    if (compared.relation !== 'same' && compared.relation !== 'related') continue;
    const isAccount =
      compared.relation === 'same' ||
      // For who a person is, a unit or country company of the account's brand is the account,
      level === 'brand_and_unit' ||
      // and so is the relative of it whose name the contact writes from.
      namesEmployer(mailDomain(contact.email), position, compare);
    const relation = isAccount ? 'same' : 'related';
    const { current, past, related } = BITS.accountOnProfile;
    const same = isCurrent(position) ? current : past;
    const bits = relation === 'same' ? same : related;
    if (bits <= (found?.evidence.bits ?? 0)) continue;
    const evidence = { crmValue: account.name, profileValue: position.companyName, level, bits };
    found = { relation, evidence: { field: 'company', ...evidence } };
  }
  return found;
}

/** Whether the domain is nothing but the employer's name. */
const namesEmployer = (
  domain: string | undefined,
  { companyName }: Position,
  compare: CompanyComparer['compare'],
): boolean => domain !== undefined && compare({ name: domain }, { name: companyName }).relation === 'same';

/** What else ties a person to a contact: job title, place. What is missing on either side says nothing. */
export function softEvidence(contact: Contact, profile: Profile): Evidence[] {
  return [...titleEvidence(contact, profile), ...placeEvidence(contact, profile)];
}

/** The contact's mail domain is that of a position: the same group of evidence as the account, so a third beside it. */
export function mailDomainEvidence(contact: Contact, profile: Profile, besideAccount: boolean): Evidence[] {
  const theirs = new Set(
    profile.positions.map(({ companyDomain: own }) =>
      own === undefined ? undefined : mailDomain(`x@${own}`),
    ),
  );
  const domain = [contact.email, ...(contact.otherEmails ?? [])]
    .map(mailDomain)
    .find((ours) => ours !== undefined && theirs.has(ours));
  const bits = besideAccount ? BITS.mailDomain / 3 : BITS.mailDomain;
  return domain === undefined
    ? []
    : [{ field: 'domain', crmValue: domain, profileValue: domain, level: 'mail_domain', bits }];
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    foldText(text.slice(0, 200))
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2),
  );

function titleEvidence({ jobTitle = '' }: Contact, { positions }: Profile): Evidence[] {
  const ours = wordsOf(jobTitle);
  if (ours.size === 0) return [];
  const fits = ({ title = '' }: Position): boolean => {
    const theirs = wordsOf(title);
    const shared = [...ours].filter((word) => theirs.has(word)).length;
    return shared > 0 && 2 * shared >= Math.max(ours.size, theirs.size);
  };
  const titles = positions
    .filter(fits)
    .map(({ title = '' }) => title)
    .sort();
  const [profileValue] = titles;
  return profileValue === undefined
    ? []
    : [{ field: 'position', crmValue: jobTitle, profileValue, level: 'title_overlap', bits: BITS.title }];
}

function placeEvidence(contact: Contact, profile: Profile): Evidence[] {
  const evidence: Evidence[] = [];
  const [city, theirCity] = [contact.city, profile.city].map((text) => foldText((text ?? '').trim()));
  if (city !== '' && city === theirCity)
    evidence.push({
      field: 'country',
      crmValue: contact.city ?? '',
      profileValue: profile.city ?? '',
      level: 'city_equal',
      bits: BITS.city,
    });
  const [country = '', theirs = ''] = [contact.country, profile.country].map((text) =>
    foldText((text ?? '').trim()),
  );
  if (country === '' || theirs === '') return evidence;
  // "DE" beside "Deutschland" is no difference: only two codes, or two full names, can disagree.
  if (country !== theirs && (country.length === 2) !== (theirs.length === 2)) return evidence;
  const level = country === theirs ? 'country_equal' : 'country_differs';
  const bits = country === theirs ? BITS.country.agree : BITS.country.clash;
  evidence.push({
    field: 'country',
    crmValue: contact.country ?? '',
    profileValue: profile.country ?? '',
    level,
    bits,
  });
  return evidence;
}

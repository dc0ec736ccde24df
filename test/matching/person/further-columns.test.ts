import {
  contactLookUpKeys,
  emailLookUpKey,
  emailLookUpKeys,
  profileLookUpKeys,
} from '../../../shared/changes/look-up-keys.ts';
import { publicKnowledge } from '../../../shared/matching/company/public-knowledge.ts';
import { identifyProfile } from '../../../shared/matching/person/identify-profile.ts';
import { prepareAccount } from '../../../shared/matching/verdict/prepared-account.ts';
import { anAccount } from '../../builders/a-contact.ts';
import { aContact, aProfile } from '../cases/builders.ts';
import { moved } from '../cases/verdict-case.ts';

const secret = { secret: 'a secret of at least thirty-two characters' };
const byName = aContact({ linkedInUrl: undefined });
const contoso = { name: 'Contoso' };

describe('further columns of the contact', () => {
  it('find and identify by any of its e-mail addresses', () => {
    const contact = { ...byName, otherEmails: ['Private@Home.example', 'old@work.example'] };
    const emailKey = emailLookUpKey('private@home.example', secret);
    if (emailKey === undefined) throw new Error('an address has a key');
    const profile = { ...aProfile(moved), emailKey };
    const shared = contactLookUpKeys(contact, secret).filter((key) => key === emailKey);
    expect(shared).toEqual(profileLookUpKeys(profile, secret).filter((key) => key === emailKey));
    const question = { contact, account: { name: 'Wingtip' }, candidates: [profile] };
    expect(identifyProfile(question)).toMatchObject({ kind: 'doubtful' });
    const otherEmailKeys = emailLookUpKeys(contact, secret);
    expect(identifyProfile({ ...question, otherEmailKeys })).toMatchObject({
      kind: 'identified',
      basis: 'address',
    });
  });

  it('find and identify by the nickname, which need not be one that anybody knows', () => {
    const called = { given: 'Zazie', family: byName.lastName ?? '' };
    const profile = { ...aProfile(moved), name: called };
    const contact = { ...byName, nickname: 'Zazie' };
    const keys = profileLookUpKeys(profile, secret);
    expect(contactLookUpKeys(byName, secret).some((key) => keys.includes(key))).toBe(false);
    expect(contactLookUpKeys(contact, secret).some((key) => keys.includes(key))).toBe(true);
    const ask = (asked: typeof contact | typeof byName) =>
      identifyProfile({ contact: asked, account: contoso, candidates: [profile] }).kind;
    expect(ask(byName)).toBe('unknown');
    expect(ask(contact)).toBe('identified');
  });

  it.each(['prefers e-mail', 'the boss', '', '-'])(
    'take "%s" for a remark, not for a nickname',
    (nickname) => {
      expect(contactLookUpKeys({ ...byName, nickname }, secret)).toEqual(contactLookUpKeys(byName, secret));
    },
  );

  it('know a person by the middle name', () => {
    const profile = { ...aProfile(moved), name: { given: 'Maria', family: byName.lastName ?? '' } };
    const ask = (middleName: string | undefined) =>
      identifyProfile({
        contact: { ...byName, ...(middleName !== undefined && { middleName }) },
        account: contoso,
        candidates: [profile],
      }).kind;
    expect(ask(undefined)).toBe('unknown');
    expect(ask('Maria')).not.toBe('unknown');
  });
});

describe("an account's LinkedIn page", () => {
  it('identifies an employer of another name', () => {
    const page = 'https://www.linkedin.com/company/contoso-holding';
    const employer = { companyName: 'Zorb Industries', companyUrl: `${page}/` };
    const relationTo = (linkedInUrl: string | undefined) =>
      prepareAccount({
        account: anAccount(linkedInUrl === undefined ? {} : { linkedInUrl }),
        contact: {},
        knowledge: publicKnowledge(),
      }).compare(employer).relation;
    expect(relationTo(undefined)).not.toBe('same');
    expect(relationTo(page)).toBe('same');
    expect(relationTo('https://www.linkedin.com/in/a-person')).not.toBe('same');
  });
});

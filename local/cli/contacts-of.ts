import type { LookedFor } from '../../shared/changes/look-up-keys.ts';
import { LINKEDIN_COLUMN } from './app-settings.ts';

type Rows = { iterate: (entity: 'contact') => Iterable<Readonly<Record<string, unknown>>> };

/** The contacts that the stand-in holds, those of earlier runs too, by what they are looked for. */
export function* contactsOf(store: Rows): Generator<LookedFor> {
  for (const row of store.iterate('contact')) {
    yield {
      ...text(row, { column: 'firstname', field: 'firstName' }),
      ...text(row, { column: 'middlename', field: 'middleName' }),
      ...text(row, { column: 'lastname', field: 'lastName' }),
      ...text(row, { column: 'fullname', field: 'fullName' }),
      ...text(row, { column: 'emailaddress1', field: 'email' }),
      ...text(row, { column: 'nickname', field: 'nickname' }),
      ...otherEmails(row),
      ...text(row, { column: LINKEDIN_COLUMN, field: 'linkedInUrl' }),
    };
  }
}

function otherEmails(row: Readonly<Record<string, unknown>>): LookedFor {
  const given = [row['emailaddress2'], row['emailaddress3']].filter((email) => typeof email === 'string');
  return given.length === 0 ? {} : { otherEmails: given };
}

const text = (
  row: Readonly<Record<string, unknown>>,
  { column, field }: { column: string; field: keyof LookedFor },
): LookedFor => (typeof row[column] === 'string' ? { [field]: row[column] } : {});

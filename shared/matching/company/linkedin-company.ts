/** A company on LinkedIn by its number, or by the name in its page's address; the two cannot be compared. */
export type LinkedInCompany = { kind: 'id' | 'slug'; key: string };

const URN =
  /^urn:li:(?:fs_|fsd_|fs_normalized_)?(?:organization|company|organizationbrand|school|sales_?company|miniCompany|normalized_company):\(?(\d{1,15})\)?$/iu;
/** With the host, whatever people paste in front of it, or the path alone. */
const PAGE =
  /^(?:(?:linked ?in ?[:=-] ?)?(?:https?:?\/{0,3})?(?:[a-z]{1,5}\.)*linkedin\.com\/+|\/)?(?:mwlite\/)?(?:compan(?:y|ies)|school|showcase|organization|(?:sales|talent|recruiter)\/(?:company|accounts?)|company-beta)\/([^/?#\s,;|]+)/iu;
/** Longer texts are no address. */
const LONGEST = 500;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % is part of the name
  }
}

/** Reads a number, a URN (organization, fsd_company …) or a company, school, showcase or Sales Navigator address. */
export function linkedInCompany(text: string): LinkedInCompany | undefined {
  const given = decoded(
    text
      .slice(0, LONGEST)
      .replace(/\p{Cf}/gu, '')
      .trim(),
  );
  if (/^\d{1,15}$/.test(given)) return { kind: 'id', key: withoutZeros(given) };
  const urn = URN.exec(given)?.[1];
  if (urn !== undefined) return { kind: 'id', key: withoutZeros(urn) };
  const page = PAGE.exec(given)?.[1];
  if (page === undefined) return undefined;
  if (/^\d{1,15}$/.test(page)) return { kind: 'id', key: withoutZeros(page) };
  return { kind: 'slug', key: page.normalize('NFC').toLowerCase() };
}

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

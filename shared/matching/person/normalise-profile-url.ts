/** Opaque ids in place of a name: case carries meaning in them and only in them. */
const TOKEN = /^AC[ow][A-Za-z0-9_-]{6,}$/;
const LEGACY_GROUP = /^[0-9a-f]{1,3}$/i;
/** LinkedIn allows 100 characters; percent-encoded letters take more room before decoding. */
const LONGEST_URL = 1000;

function decode(segment: string): string | undefined {
  try {
    const text = decodeURIComponent(segment).normalize('NFC');
    return /[%/\\?#,;|&\s\p{Cc}]/u.test(text) ? undefined : text;
  } catch {
    return undefined; // broken escapes: a damaged address is no address
  }
}

const PLAIN = /^(?:https:\/\/www\.)?linkedin\.com\/in\/[a-z0-9-]{1,100}\/?$/;

/** The address where nothing in the text needs decoding or folding, as in most; undefined says only that it may. */
export function plainProfileUrl(text: string): string | undefined {
  if (!PLAIN.test(text)) return undefined;
  return text.slice(text.indexOf('linkedin'), text.endsWith('/') ? -1 : undefined);
}

/**
 * One address for all ways to write the same member's profile: `linkedin.com/in/slug` (or `linkedin.com/sales/lead/token`).
 * Undefined for what cannot be resolved without asking LinkedIn (reference/profile-sources.md §10.1).
 */
export function normaliseProfileUrl(text: string): string | undefined {
  const rest = pathOf(text.slice(0, LONGEST_URL).replace(WITHOUT_WIDTH, ''));
  if (rest === undefined) return undefined;
  const [kind = '', ...segments] = rest
    .split(/[\\/]/u)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');
  switch (kind.toLowerCase()) {
    case 'in':
      return memberAddress(segments[0]);
    case 'mwlite': // the former mobile site
    case 'm':
    case 'comm': // links in e-mail
      return mobileAddress(segments);
    case 'pub':
      return legacyAddress(segments);
    case 'sales':
      return salesAddress(segments);
    default:
      return undefined;
  }
}

/** Behind whatever people type or paste in front ("LinkedIn: ", "https//", "https://https://"), but never behind another host's path. */
const HOST = new RegExp(
  String.raw`^(?:[\s<"'(]|ht{1,2}ps?:?[\\/]*|linked ?in(?: profile)? ?[:=-]|profile? ?[:=-]|url ?[:=-])*` +
    String.raw`(?:[a-z0-9-]+\.)*linkedin\.com(?::\d+)?[\\/]+([^?#>"')]*)`,
  'i',
);
/** A second address, a separator of columns, or parameters without their question mark. */
const BEHIND_PATH = /(?:[,;|](?:\s.*)?|&\w+=.*)$/su;
/** Signs without width from a copied page. */
const WITHOUT_WIDTH = /\p{Cf}/gu;
/** What people type into an address column: `/in/ada-example`, or the name alone as profiles show it. */
const BARE = /^\s*(?:\/?in\/)([^\s/?#]+)\/?\s*$|^\s*([a-z0-9]+(?:-[a-z0-9]+)+)\s*$/i;

function pathOf(text: string): string | undefined {
  const path = HOST.exec(text)?.[1];
  if (path !== undefined) return path.replace(BEHIND_PATH, '');
  const [, afterIn, alone] = BARE.exec(text) ?? [];
  const slug = afterIn ?? alone;
  return slug === undefined ? undefined : `in/${slug}`;
}

/** Full stops of a sentence, encoded spaces and slashes. */
const AT_END = /(?:[.,;:|]|%20|%2f|%2e|%3a)+$/i;
/** Whoever is signed in, and whoever closed the account: the same for everybody. */
const NOBODY: ReadonlySet<string> = new Set(['me', 'unavailable', 'undefined', 'null']);

const mobileAddress = (segments: readonly string[]): string | undefined => {
  const [kind, ...rest] = segments[0]?.toLowerCase() === 'profile' ? segments.slice(1) : segments;
  return kind?.toLowerCase() === 'in' ? memberAddress(rest[0]) : undefined;
};

function memberAddress(segment: string | undefined): string | undefined {
  const slug = segment === undefined ? undefined : decode(segment.replace(AT_END, ''));
  if (slug === undefined || slug === '' || NOBODY.has(slug.toLowerCase())) return undefined;
  return `linkedin.com/in/${TOKEN.test(slug) ? slug : slug.toLowerCase().normalize('NFC')}`;
}

/** `/pub/{name}/{a}/{b}/{c}` became `/in/{name}-{c}{b}{a}`; groups cut short by lost zeros cannot be restored. */
function legacyAddress([name, a, b, c]: readonly string[]): string | undefined {
  if (name === undefined || a === undefined || b === undefined || c === undefined) return undefined;
  if (![a, b, c].every((group) => LEGACY_GROUP.test(group)) || b.length !== 3 || c.length !== 3)
    return undefined;
  return memberAddress(`${name}-${c}${b}${a}`);
}

function salesAddress([page = '', lead = '']: readonly string[]): string | undefined {
  const token = lead.replace(/(?:,|%2C).*$/i, '');
  return /^(lead|people)$/i.test(page) && TOKEN.test(token) ? `linkedin.com/sales/lead/${token}` : undefined;
}

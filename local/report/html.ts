/** Markup that may be written as it is. Only the `html` tag makes it, so text from the data cannot pass for it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Inserted = Html | string | number | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What no page may hold: control characters but for tab and line feed, and halves of a surrogate pair. */
const NOT_TEXT = /(?![\t\n])[\p{Cc}\p{Cs}]/gu;

const escaped = (text: string): string =>
  text.replace(NOT_TEXT, '\uFFFD').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

function markupOf(value: Inserted): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string') return escaped(value);
  return typeof value === 'number' ? String(value) : value.map(({ markup }) => markup).join('');
}

/** The source is laid out for its reader; a line break in it is one space on the page. */
const laidOut = new WeakMap<TemplateStringsArray, readonly string[]>();

function partsOf(template: TemplateStringsArray): readonly string[] {
  const parts = laidOut.get(template) ?? template.map((part) => part.replace(/\s*\n\s*/g, ' '));
  laidOut.set(template, parts);
  return parts;
}

/** A template whose inserted texts are escaped, for element content and for quoted attributes. */
export function html(template: TemplateStringsArray, ...values: readonly Inserted[]): Html {
  const parts = partsOf(template);
  const markup = values.reduce<string>(
    (made, value, index) => `${made}${markupOf(value)}${parts[index + 1] ?? ''}`,
    parts[0] ?? '',
  );
  return new Html(markup);
}

export const NOTHING = html``;

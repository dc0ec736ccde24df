import * as z from 'zod';
import { daySchema } from '../../shared/domain/calendar.ts';
import { flagSchema } from '../../shared/domain/flag.ts';
import optionTexts from './option-texts.json' with { type: 'json' };

/** Cells arrive trimmed and never empty: an empty cell is an absent key. Each message says what is expected and what to do. */
export const textCell = (charactersMax: number) =>
  z
    .string()
    .transform((text) => text.replace(NEUTRALISED, ''))
    .pipe(z.string().max(charactersMax, `expected at most ${charactersMax} characters; shorten it`));

/** The apostrophe that exports, results.csv among them, put before what a spreadsheet would run as a formula. */
const NEUTRALISED = /^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/;

export const guidCell = z
  .string()
  .transform((text) => text.replace(/^\{(.*)\}$/, '$1').toLowerCase())
  .pipe(
    z.guid(
      'expected an id such as 96926b24-e452-42f3-8db0-a1ba929d5cd0; correct it, or leave the cell empty',
    ),
  );

/** A day, or an instant of which the day counts. */
export const dayCell = z
  .string()
  .transform((text) => (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:/.test(text) ? text.slice(0, 10) : text))
  .refine(
    (text) => daySchema.safeParse(text).success,
    'expected a day between 1900-01-01 and 2100-12-31, written YYYY-MM-DD; correct it or leave the cell empty',
  );

/** Texts of a choice in the four languages, beside its numbers. */
const choiceTexts = (texts: readonly { text: string; value: number }[]): ReadonlyMap<string, number> =>
  new Map(
    texts.flatMap(({ text, value }) => [
      [foldedText(text), value],
      [String(value), value],
    ]),
  );

const foldedText = (text: string) =>
  text.normalize('NFKC').replaceAll('’', "'").replaceAll(/\s+/g, ' ').toLowerCase();

const chosen = <Value>(texts: ReadonlyMap<string, Value>, expected: string) =>
  z.string().transform((text, context) => {
    const value = texts.get(foldedText(text));
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: `expected ${expected}; correct it or leave the cell empty` });
    return z.NEVER;
  });

export const flagCell = chosen(
  choiceTexts(optionTexts.flag),
  '0, 1, 2, No Feedback, Not at Company or Ignore',
).pipe(flagSchema);

export const yesNoCell = chosen(
  new Map([
    ['true', true],
    ['false', false],
    ['yes', true],
    ['no', false],
    ['1', true],
    ['0', false],
    ['open', true],
    ['won', false],
    ['lost', false],
  ]),
  'true or false',
);

export const opportunityStateCell = chosen(
  choiceTexts(optionTexts.opportunityState),
  '0, 1, 2, Open, Won or Lost',
);

const CONTACT_STATES = choiceTexts(optionTexts.contactState);

/** Lists of other origin keep words of their own under *Status* ("Customer", "VIP"): those say nothing about it. */
export const contactStateCell = z.string().transform((text) => CONTACT_STATES.get(foldedText(text)));

/** Exports write thousands in the way of the country: in a whole number every group of three reads alike. */
export const countCell = z
  .string()
  .regex(
    /^(\d{1,9}|\d{1,3}([.,'’\s]\d{3}){1,2})$/,
    'expected a whole number such as 250; correct it or leave the cell empty',
  )
  .transform((text) => Number(text.replaceAll(/\D/g, '')));

export const moneyCell = z
  .string()
  .regex(
    /^-?\d{1,15}(\.\d{1,10})?$/,
    'expected a number such as 12500.50 without separators of thousands; correct it',
  )
  .transform(Number);

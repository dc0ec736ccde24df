import { dayInWords } from '../../shared/domain/date-words.ts';
import { html, NOTHING, type Html } from './html.ts';
import type { Setting } from './report-facts.ts';

/** First of all how far the results reach: contacts, matched, verified. */
export function coverageMarkup(setting: Setting): Html {
  const { book, words, numbers } = setting;
  const { coverage } = words.page;
  const tile = (label: string, count: number, share = true): Html =>
    html`<div class="tile">
      <dt>${label}</dt>
      <dd>
        <b>${numbers.counted(count).text}</b
        >${share ? html`<span>${coverage.share(numbers.share({ part: count, whole: book.total }))}</span>` : NOTHING}
      </dd>
    </div>`;
  return html`<section aria-labelledby="coverage">
    <h2 id="coverage">${coverage.heading}</h2>
    <dl class="tiles">
      ${tile(coverage.contacts, book.total, false)}${tile(coverage.matched, book.matched)}${tile(coverage.verified, book.outcomes.get('verified') ?? 0)}${tile(coverage.notAtCompany, book.outcomes.get('notAtCompany') ?? 0)}
    </dl>
    ${remarks(setting)}
  </section>`;
}

function seenMarkup({ book, words, language }: Setting): Html {
  const { first, last } = book.readings;
  const { seenOn, seenBetween } = words.page.coverage;
  if (first === undefined || last === undefined) return NOTHING;
  const days = { first: dayInWords(first, language), last: dayInWords(last, language) };
  return html`<p>${first === last ? seenOn(days.first) : seenBetween(days)}</p>`;
}

function remarks(setting: Setting): Html {
  const { words, numbers, rejectedRows, parked } = setting;
  const { coverage } = words.page;
  const rejected =
    rejectedRows === 0 ? NOTHING : html`<p>${coverage.rejectedRows(numbers.counted(rejectedRows))}</p>`;
  const waiting = parked === 0 ? NOTHING : html`<p>${coverage.parked(numbers.counted(parked))}</p>`;
  return html`<div class="remarks">${seenMarkup(setting)}${rejected}${waiting}</div>`;
}

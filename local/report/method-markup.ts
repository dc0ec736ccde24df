import { html, NOTHING, type Html } from './html.ts';
import type { Setting } from './report-facts.ts';

/** How the results came about, and what the readings at hand cannot show. */
export function methodMarkup({ book, words, numbers }: Setting): Html {
  const { method } = words.page;
  const { history, shownOnce, shownAgain } = book.readings;
  const told = [
    ...(history > 0 ? [method.history(numbers.counted(history))] : []),
    ...(shownAgain > 0 ? [method.shownAgain(numbers.counted(shownAgain))] : []),
    ...(shownOnce > 0 ? [method.shownOnce(numbers.counted(shownOnce))] : []),
  ];
  const readings = told.length === 0 ? [method.noReadings] : told;
  const judgedBy =
    book.versions === undefined ? NOTHING : html`<p class="sub">${method.judgedBy(book.versions)}</p>`;
  const items = (texts: readonly string[]): Html[] => texts.map((text) => html`<li>${text}</li>`);
  return html`<section class="method" aria-labelledby="method">
    <h2 id="method">${method.heading}</h2>
    <ol>
      ${items(method.steps)}
    </ol>
    <h3>${method.readingsHeading}</h3>
    <ul>
      ${items(readings)}
    </ul>
    <h3>${method.limitsHeading}</h3>
    <ul>
      ${items(method.limits)}
    </ul>
    ${judgedBy}
  </section>`;
}

import { OUTCOME_REASONS, type OutcomeKind } from '../../shared/domain/verdict.ts';
import { html, type Html } from './html.ts';
import { outcomeChart } from './outcome-chart.ts';
import { reasonLabel } from './reason-label.ts';
import type { Setting } from './report-facts.ts';

/** Every outcome that occurs: as a picture, and beside it as a table with the reasons. */
export function resultsMarkup(setting: Setting): Html {
  const { book, words, numbers } = setting;
  const { chart } = words.page;
  const kinds = [...book.outcomes.keys()].sort(
    (left, right) => (book.outcomes.get(right) ?? 0) - (book.outcomes.get(left) ?? 0),
  );
  const bars = kinds.map((outcome) => {
    const { count, text } = numbers.counted(book.outcomes.get(outcome) ?? 0);
    return { outcome, label: words.labels.outcomes[outcome], count, text };
  });
  const picture = outcomeChart(bars, { title: chart.heading, description: chart.description });
  const rows = kinds.map((kind) => rowOf(kind, setting));
  return html`<section aria-labelledby="results">
    <h2 id="results" tabindex="-1">${chart.heading}</h2>
    <div class="results">
      ${picture}
      <table>
        <thead>
          <tr>
            <th scope="col">${chart.outcome}</th>
            <th scope="col" class="number">${chart.contacts}</th>
            <th scope="col" class="number">${chart.share}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

function rowOf(kind: OutcomeKind, { book, words, numbers }: Setting): Html {
  const count = book.outcomes.get(kind) ?? 0;
  const reasons = OUTCOME_REASONS[kind]
    .map((reason) => ({ reason, count: book.reasons.get(`${kind}:${reason}`) ?? 0 }))
    .filter((one) => one.count > 0)
    .map(
      (one) => `${reasonLabel(words.labels, `${kind}:${one.reason}`)} (${numbers.counted(one.count).text})`,
    );
  return html`<tr>
    <th scope="row">${words.labels.outcomes[kind]}<span class="sub">${reasons.join('\u00a0· ')}</span></th>
    <td class="number">${numbers.counted(count).text}</td>
    <td class="number">${numbers.share({ part: count, whole: book.total })}</td>
  </tr>`;
}

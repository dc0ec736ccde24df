import { html, type Html } from './html.ts';
import { oneShownReading } from './readings.ts';
import { reasonLabel } from './reason-label.ts';
import type { Setting } from './report-facts.ts';
import type { SectionKind } from './words/report-words.ts';

/** A list this long is no reading matter on paper: hundreds of pages. */
const PRINTED_AT_MOST = 1000;

/** Longer lists open on a click: the next section must stay within reach. */
const FOLDED_FROM = 100;

/** A section of the page, with its people one by one. */
export function* sectionPieces(kind: SectionKind, setting: Setting): Iterable<string> {
  const { book, words, numbers } = setting;
  const { heading, intro } = words.page.sections[kind];
  const count = book.count(kind);
  yield `<section class="list" aria-labelledby="${kind}">`;
  yield html`<h2 id="${kind}">${heading} <span class="count">${numbers.counted(count).text}</span></h2>`
    .markup;
  if (count === 0) yield html`<p class="empty">${emptyText(kind, setting)}</p>`.markup;
  else {
    yield html`<p class="intro">${intro}</p>`.markup;
    if (kind === 'moved') yield* movedPieces(setting);
    else if (kind === 'notValidated') yield* reasonPieces(setting);
    else if (kind === 'verified' || count > FOLDED_FROM)
      yield* foldedPieces(setting, {
        list: kind,
        summary: words.page.showList(numbers.counted(count)),
        count,
      });
    else yield* listPieces(setting, kind);
  }
  yield '</section>';
}

function emptyText(kind: SectionKind, { book, words, numbers }: Setting): string {
  if (kind !== 'notAtCompany' || !oneShownReading(book.readings)) return words.page.sections[kind].empty;
  const { why, listed, next } = words.page.method.nobodyYet;
  const count = book.count('possiblyLeft');
  return [why, ...(count > 0 ? [listed(numbers.counted(count))] : []), next].join(' ');
}

function* listPieces({ book }: Setting, list: string): Iterable<string> {
  yield '<ul class="people">';
  yield* book.take(list);
  yield '</ul>';
}

/** Rows of a long list stay out of the page until it is opened: a browser lays out, and checks, only what is there. */
function* lazyPieces({ book, words, numbers }: Setting, { list, count }: FoldedList): Iterable<string> {
  const long = count > PRINTED_AT_MOST;
  const elsewhere = words.page.fullList(numbers.counted(count));
  yield html`<noscript><p>${elsewhere}</p></noscript>`.markup;
  if (long) yield html`<p class="not-printed">${elsewhere}</p>`.markup;
  yield '<template>';
  yield* book.take(list);
  yield long ? '</template><ul class="people long"></ul>' : '</template><ul class="people"></ul>';
  yield html`<button type="button" class="more" hidden>${words.page.showMore}</button>`.markup;
}

type FoldedList = { list: string; summary: Html | string; count: number };

function* foldedPieces(setting: Setting, folded: FoldedList): Iterable<string> {
  yield '<details class="fold">';
  yield html`<summary>${folded.summary}</summary>`.markup;
  yield* folded.count > FOLDED_FROM ? lazyPieces(setting, folded) : listPieces(setting, folded.list);
  yield '</details>';
}

function* reasonPieces(setting: Setting): Iterable<string> {
  const { book, words, numbers } = setting;
  const reasons = [...book.reasons.entries()]
    .filter(([key]) => book.isNotValidated(key))
    .sort(([, left], [, right]) => right - left);
  for (const [key, count] of reasons) {
    const label = reasonLabel(words.labels, key);
    const summary = html`<h3>${label} <span class="count">${numbers.counted(count).text}</span></h3>`;
    yield* foldedPieces(setting, { list: key, summary, count });
  }
}

function* movedPieces({ book, words }: Setting): Iterable<string> {
  const { contact, from, to, since } = words.page.moved;
  yield '<table class="moves">';
  yield html`<thead>
    <tr>
      <th scope="col">${contact}</th>
      <th scope="col">${from}</th>
      <th scope="col">${to}</th>
      <th scope="col">${since}</th>
    </tr>
  </thead>`.markup;
  yield '<tbody>';
  yield* book.take('moved');
  yield '</tbody></table>';
}

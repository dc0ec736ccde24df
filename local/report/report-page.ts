import { dayInWords } from '../../shared/domain/date-words.ts';
import { coverageMarkup } from './coverage-markup.ts';
import { html, Html, NOTHING } from './html.ts';
import { methodMarkup } from './method-markup.ts';
import { numberWords } from './number-words.ts';
import type { PageAssets } from './page-assets.ts';
import type { ReportFacts, Setting } from './report-facts.ts';
import { resultsMarkup } from './results-markup.ts';
import { sectionPieces } from './section-markup.ts';
import type { SectionKind } from './words/report-words.ts';

/** Shown even when empty: that nobody is in them is news. */
const ALWAYS = new Set<SectionKind>([
  'notAtCompany',
  'possiblyLeft',
  'moved',
  'additionalRole',
  'notValidated',
]);

const ORDER: readonly SectionKind[] = [
  'notAtCompany',
  'leftNoNewRole',
  'possiblyLeft',
  'moved',
  'additionalRole',
  'held',
  'ignored',
  'notValidated',
  'verified',
];

/** The page, piece by piece. */
export function* reportPage(facts: ReportFacts & { assets: PageAssets }): Iterable<string> {
  const setting = { ...facts, numbers: numberWords(facts.language) };
  const { assets, book, language, words } = facts;
  const sections = ORDER.filter((kind) => ALWAYS.has(kind) || book.count(kind) > 0);
  yield `<!doctype html>\n<html lang="${language}">`;
  yield headMarkup(setting, assets).markup;
  yield '<body>';
  yield headerMarkup(setting).markup;
  yield '<main>';
  yield coverageMarkup(setting).markup;
  yield resultsMarkup(setting).markup;
  yield contentsMarkup(setting, sections).markup;
  yield searchMarkup(setting).markup;
  for (const section of sections) yield* sectionPieces(section, setting);
  yield methodMarkup(setting).markup;
  yield '</main>';
  yield html`<footer><p>${words.page.footer}</p></footer>`.markup;
  yield `<script>${assets.script}</script></body></html>\n`;
}

function headMarkup({ words }: Setting, { policy, style }: PageAssets): Html {
  const { page } = words;
  return html`<head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <title>${page.title} · ${page.product}</title>
    ${new Html(`<style>${style}</style>`)}
  </head>`;
}

function headerMarkup({ words, today, dryRun, language }: Setting): Html {
  const { page } = words;
  const dry = dryRun ? html`<span class="tag">${page.dryRun}</span>` : NOTHING;
  return html`<a class="skip" href="#results">${page.skipToContent}</a>
    <header>
      <div class="top">
        <p class="product">${page.product}</p>
        <button type="button" id="dark" aria-pressed="false" hidden>${page.darkMode}</button>
      </div>
      <h1>${page.title}</h1>
      <p class="meta">${page.checkedOn(dayInWords(today, language))}${dry}</p>
    </header>`;
}

function searchMarkup({ words, book }: Setting): Html {
  const { search } = words.page;
  return html`<form role="search" id="find" hidden>
    <label for="query">${search.label}</label>
    <input
      id="query"
      type="search"
      placeholder="${search.hint}"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="found"
    />
    <p
      id="found"
      role="status"
      data-found="${search.found}"
      data-nothing="${search.nothing}"
      data-all="${book.total}"
    ></p>
  </form>`;
}

function contentsMarkup({ words, numbers, book }: Setting, sections: readonly SectionKind[]): Html {
  const { page } = words;
  const links = sections.map((kind) => {
    const { heading } = page.sections[kind];
    const { text } = numbers.counted(book.count(kind));
    return html`<li>
      <a href="#${kind}">${heading} <span class="count">${text}</span></a>
    </li>`;
  });
  return html`<nav aria-label="${page.contents}">
    <ul>
      ${links}
      <li><a href="#method">${page.method.heading}</a></li>
    </ul>
  </nav>`;
}

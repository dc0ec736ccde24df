import { shownName } from '../../shared/matching/text/shown-name.ts';
import type { ContactResult } from './contact-result.ts';
import { html, NOTHING, type Html } from './html.ts';
import type { ReportWords } from './words/report-words.ts';

const sub = (text: string): Html => {
  const shown = shownName(text);
  return shown === '' ? NOTHING : html`<bdi class="sub">${shown}</bdi>`;
};

const nameOf = ({ fullName, contactId }: ContactResult): string => (fullName === '' ? contactId : fullName);

/** A person somebody may act on: the sentence, and behind a click the evidence. */
export function personMarkup(result: ContactResult, { labels, page }: ReportWords): Html {
  const { contactId, sentence, movedTo, band, owed } = result;
  const moved =
    movedTo === undefined
      ? NOTHING
      : html`<p class="badge">${page.moved.badge} <bdi>${shownName(movedTo.name)}</bdi></p>`;
  const wouldSet =
    owed === undefined
      ? NOTHING
      : html`<p class="note">${page.person.wouldSet({ code: owed, label: labels.flags[owed] })}</p>`;
  const sure =
    band === undefined ? NOTHING : html`<span class="band ${band}">${labels.confidence[band]}</span>`;
  return html`<li class="person" id="c-${contactId}">
    <div class="who">
      <strong><bdi>${nameOf(result)}</bdi></strong
      >${sub(result.jobTitle)}${sub(result.accountName)}
    </div>
    <div class="what">
      <p><bdi>${sentence}</bdi></p>
      ${moved}${wouldSet}
      <details>
        <summary>${page.person.evidence}<span class="vh">: ${nameOf(result)}</span>${sure}</summary>
        ${evidenceMarkup(result, { labels, page })}
      </details>
    </div>
  </li>`;
}

function evidenceMarkup(
  { evidence, rejected, profileUrl, contactId }: ContactResult,
  { labels, page }: Pick<ReportWords, 'labels' | 'page'>,
): Html {
  const lines = evidence.map(
    ({ text, strength }) =>
      html`<li><bdi>${text}</bdi> <span class="strength">${labels.strength[strength]}</span></li>`,
  );
  const link =
    profileUrl === undefined
      ? NOTHING
      : html`<a href="${profileUrl}" rel="noopener noreferrer">${page.person.profile}</a> `;
  const list =
    lines.length === 0
      ? NOTHING
      : html`<ul class="evidence">
          ${lines}
        </ul>`;
  const others =
    rejected.length === 0
      ? NOTHING
      : html`<p class="sub">${page.person.rejected} <bdi>${rejected.join(' · ')}</bdi></p>`;
  return html`${list}${others}
    <p class="ids">
      ${link}<span>${page.person.contactId} <code>${contactId}</code></span>
    </p>`;
}

/** A person nobody needs to act on: on one line, with the evidence in short. */
export function briefMarkup(result: ContactResult): Html {
  const { contactId, sentence, accountName, evidence } = result;
  const shown = evidence.length === 0 ? NOTHING : html`<span class="sub">${evidenceText(result)}</span>`;
  return html`<li class="brief" id="c-${contactId}">
    <strong><bdi>${nameOf(result)}</bdi></strong
    ><bdi class="sub">${shownName(accountName)}</bdi>
    <div><bdi>${sentence}</bdi>${shown}</div>
  </li>`;
}

/** The evidence on one line, strongest as it comes. */
export const evidenceText = ({ evidence }: ContactResult): string =>
  evidence.map(({ text }) => text).join(' · ');

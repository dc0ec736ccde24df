import { monthInWords } from '../../shared/domain/date-words.ts';
import type { Language } from '../../shared/domain/language.ts';
import { shownName } from '../../shared/matching/text/shown-name.ts';
import type { ContactResult } from './contact-result.ts';
import { html, type Html } from './html.ts';
import type { ReportWords } from './words/report-words.ts';

/** A row of the table of people who now work for another account of this CRM. */
export function movedMarkup(
  { contactId, fullName, accountName, movedTo, destination }: ContactResult,
  { language, words }: { language: Language; words: ReportWords },
): Html {
  const { moved } = words.page;
  const since = destination?.since === undefined ? '–' : monthInWords(destination.since, language);
  return html`<tr class="move">
    <th scope="row">
      <a href="#c-${contactId}"><bdi>${fullName}</bdi></a>
    </th>
    <td data-label="${moved.from}"><bdi>${shownName(accountName)}</bdi></td>
    <td data-label="${moved.to}"><bdi>${shownName(movedTo?.name ?? '')}</bdi></td>
    <td data-label="${moved.since}">${since}</td>
  </tr>`;
}

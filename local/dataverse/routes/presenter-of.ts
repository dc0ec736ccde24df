import { RowPresenter } from '../odata/present-row.ts';
import type { Call } from './call.ts';

/** Shows rows with the annotations that the call asked for. */
export const presenterOf = ({ organization, preferences }: Call): RowPresenter =>
  new RowPresenter({
    rows: organization.rows,
    annotations: preferences.annotations,
    apiUrl: organization.apiUrl(),
  });

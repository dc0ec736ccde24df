import { makeAnnotationFilter, type AnnotationFilter } from './odata/annotation-filter.ts';
import { invalidQuery } from './refusals.ts';

/** Largest page Dataverse gives, and the one it gives unasked. */
export const LARGEST_PAGE = 5000;

export type Preferences = {
  readonly trackChanges: boolean;
  readonly pageSize: number | undefined;
  readonly annotations: AnnotationFilter;
  readonly allAnnotations: boolean;
  readonly returnRepresentation: boolean;
  readonly continueOnError: boolean;
  /** What to answer in Preference-Applied, by preference. */
  readonly stated: ReadonlyMap<string, string>;
};

/** Splits at commas outside quotes. */
const splitHeader = (header: string) => header.match(/(?:[^,"]|"[^"]*")+/g) ?? [];

function parsePageSize(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) {
    throw invalidQuery(
      `The page size must be between 1 and ${LARGEST_PAGE}: odata.maxpagesize=${text} is not supported.`,
    );
  }
  return size;
}

export function parsePreferences(header: string | undefined): Preferences {
  const stated = new Map<string, string>();
  for (const piece of splitHeader(header ?? '')) {
    const [name = ''] = piece.trim().split('=');
    stated.set(name.trim().toLowerCase(), piece.trim());
  }
  const valueOf = (name: string) => stated.get(name)?.split('=')[1]?.replaceAll('"', '').trim();
  const annotations = valueOf('odata.include-annotations');
  return {
    trackChanges: stated.has('odata.track-changes'),
    pageSize: parsePageSize(valueOf('odata.maxpagesize')),
    annotations: makeAnnotationFilter(annotations),
    allAnnotations: annotations === '*',
    returnRepresentation: valueOf('return') === 'representation',
    continueOnError: stated.has('odata.continue-on-error'),
    stated,
  };
}

/** The header that says which of the client's wishes were followed. */
export function appliedHeader(preferences: Preferences, followed: readonly string[]): Record<string, string> {
  const applied = followed.map((name) => preferences.stated.get(name)).filter((piece) => piece !== undefined);
  return applied.length > 0 ? { 'Preference-Applied': applied.join(',') } : {};
}

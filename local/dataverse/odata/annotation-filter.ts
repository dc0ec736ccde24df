/** Which annotations the client asked for: `Prefer: odata.include-annotations="*,-Microsoft.Dynamics.CRM.*"`. */
export type AnnotationFilter = (annotation: string) => boolean;

export const FORMATTED_VALUE = 'OData.Community.Display.V1.FormattedValue';
export const LOOKUP_LOGICAL_NAME = 'Microsoft.Dynamics.CRM.lookuplogicalname';
export const ASSOCIATED_NAVIGATION = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

const matching = (annotation: string) => (pattern: string) =>
  pattern === '*' ||
  pattern === annotation ||
  (pattern.endsWith('.*') && annotation.startsWith(pattern.slice(0, -1)));

export function makeAnnotationFilter(list: string | undefined): AnnotationFilter {
  if (list === undefined) return () => false;
  const patterns = list.split(',').map((pattern) => pattern.trim());
  const wanted = patterns.filter((pattern) => !pattern.startsWith('-'));
  const unwanted = patterns.filter((pattern) => pattern.startsWith('-')).map((pattern) => pattern.slice(1));
  return (annotation) => wanted.some(matching(annotation)) && !unwanted.some(matching(annotation));
}

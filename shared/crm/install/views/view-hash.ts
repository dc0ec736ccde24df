import { digest } from '../../../domain/digest.ts';
import type { FlagPlace } from './flag-place.ts';

/** Attributes that Dataverse or its designer adds without changing what a view shows. */
const NOISE = new Set([
  'savedqueryid',
  'returntotalrecordcount',
  'imageproviderfunctionname',
  'imageproviderwebresource',
]);
/** Written or left out, it means the same. */
const DEFAULTS = new Set(['distinct="false"', 'no-lock="false"', 'link-type="inner"']);

/** Detail columns by what they hold, without the prefix of the environment. */
const DETAIL = /"[a-z][a-z0-9]{1,7}_(newemployer|leftsince)"/g;

function canonicalTag(tag: string): string {
  const name = /^<\/?[\w-]+/.exec(tag)?.[0] ?? tag;
  const attributes = [...tag.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
    .map(([, attribute = '', double, single]) => ({ attribute, value: double ?? single ?? '' }))
    .filter(({ attribute }) => !NOISE.has(attribute))
    .map(({ attribute, value }) => `${attribute}="${value}"`)
    .filter((text) => !DEFAULTS.has(text))
    .sort();
  return [name, ...attributes].join(' ');
}

/** The same for texts that differ in white space, quotes, order of attributes and closing tags alone. */
const canonicalXml = (xml: string): string =>
  [...xml.matchAll(/<[^>]+>/g)]
    .map(([tag]) => canonicalTag(tag))
    .filter((tag) => !tag.startsWith('</'))
    .join('\n');

/** The environment's own column and value give way to placeholders: one shipped view has one hash everywhere. */
function withoutPlace(text: string, { column, notAtCompany }: FlagPlace): string {
  return text
    .replaceAll(`attribute="${column}" operator="eq" value="${notAtCompany}"`, 'the flag says Not at Company')
    .replaceAll(`"${column}"`, '"the flag"')
    .replace(DETAIL, '"$1"');
}

/** What a view is recognised by, whatever it is called and however its text is laid out. */
export function viewHash(view: { fetchXml: string; layoutXml: string }, flag: FlagPlace): string {
  const text = [view.fetchXml, view.layoutXml]
    .map((xml) => withoutPlace(canonicalXml(xml), flag))
    .join('\n\n');
  return digest(text, 16);
}

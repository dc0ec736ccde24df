import { addedLookup, choice, choices, day, flag, instant, number, text, type Column } from '../column.ts';
import { badPayload, notServed } from '../refusals.ts';
import { isObject, readLabels } from './metadata-json.ts';

const refuse = (reason: string) =>
  badPayload({ setName: 'Attributes', reason: `Microsoft.OData.ODataException: ${reason}` });

export const logicalNameOf = (body: Readonly<Record<string, unknown>>): string => {
  const name = body['SchemaName'];
  if (typeof name !== 'string' || !/^[A-Za-z]\w*$/.test(name))
    throw refuse('SchemaName is missing or no name');
  return name.toLowerCase();
};

function optionsOf(body: Readonly<Record<string, unknown>>, baseLanguage: number): Record<number, string> {
  const optionSet = body['OptionSet'];
  const options: unknown = isObject(optionSet) ? optionSet['Options'] : undefined;
  if (!Array.isArray(options)) throw notServed('a choice column without options of its own');
  return Object.fromEntries(
    options.filter(isObject).map((option) => {
      const value = option['Value'];
      if (typeof value !== 'number') throw refuse('An option needs a Value');
      return [value, readLabels(option['Label'])[baseLanguage] ?? String(value)];
    }),
  );
}

function booleanLabels(body: Readonly<Record<string, unknown>>, baseLanguage: number): [string, string] {
  const set = body['OptionSet'];
  const labelOf = (name: string, otherwise: string) => {
    const option = isObject(set) ? set[name] : undefined;
    return (isObject(option) ? readLabels(option['Label'])[baseLanguage] : undefined) ?? otherwise;
  };
  return [labelOf('FalseOption', 'No'), labelOf('TrueOption', 'Yes')];
}

/** To which tables an added lookup leads, and over which relationship; kept with its definition. */
export const relationshipsOf = (body: Readonly<Record<string, unknown>>) => {
  const list = body['Relationships'];
  return (Array.isArray(list) ? list.filter(isObject) : []).map((each) => ({
    name: String(each['SchemaName']),
    referenced: String(each['ReferencedEntity']),
  }));
};

const lengthOf = (body: Readonly<Record<string, unknown>>) =>
  typeof body['MaxLength'] === 'number' ? body['MaxLength'] : 100;

/** The column that a definition of the Web API describes; kinds this stand-in cannot keep are refused. */
export function columnOfMetadata(body: Readonly<Record<string, unknown>>, baseLanguage: number): Column {
  const name = logicalNameOf(body);
  const type = String(body['@odata.type']).replace(/^#?Microsoft\.Dynamics\.CRM\./, '');
  switch (type) {
    case 'PicklistAttributeMetadata': {
      const initial = body['DefaultFormValue'];
      const extra = typeof initial === 'number' && initial >= 0 ? { initial } : {};
      return choice(name, optionsOf(body, baseLanguage), extra);
    }
    case 'StringAttributeMetadata':
    case 'MemoAttributeMetadata':
      return text(name, lengthOf(body));
    case 'DateTimeAttributeMetadata':
      return body['Format'] === 'DateOnly' ? day(name) : instant(name);
    case 'MultiSelectPicklistAttributeMetadata':
      return choices(name, optionsOf(body, baseLanguage));
    case 'BooleanAttributeMetadata':
      return flag(name, { initial: body['DefaultValue'] === true }, booleanLabels(body, baseLanguage));
    case 'BigIntAttributeMetadata':
      return number(name, 'bigint');
    case 'IntegerAttributeMetadata':
      return number(name, 'int');
    case 'DecimalAttributeMetadata':
      return number(name, 'decimal');
    case 'MoneyAttributeMetadata':
      return number(name, 'money');
    case 'LookupAttributeMetadata': {
      const targets = relationshipsOf(body).map(({ referenced }) => referenced);
      if (targets.length === 0) throw notServed('a lookup without its relationship');
      return addedLookup(String(body['SchemaName']), targets);
    }
    default:
      throw notServed(`columns of type ${type}`);
  }
}

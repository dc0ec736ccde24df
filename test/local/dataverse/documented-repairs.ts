import type { DocumentedExample, GivenExample } from './documented-examples.ts';

/** What a page slipped on or left out, how it is repaired, and how the listing says so. */
type Repair = { readonly fault: string; readonly repair: (example: GivenExample) => GivenExample };

const EMPTY: DocumentedExample['request'] = { method: 'GET', url: '', headers: {} };

const mapRequest =
  (map: (text: string) => string) =>
  (example: GivenExample): GivenExample => {
    const { url, body, ...rest } = example.request ?? {};
    const request = {
      ...rest,
      ...(url === undefined ? {} : { url: map(url) }),
      ...(body === undefined ? {} : { body: map(body) }),
    };
    return example.request === undefined ? example : { ...example, request };
  };

const mapAnswer =
  (map: (text: string) => string) =>
  (example: GivenExample): GivenExample => {
    const body = example.response?.body;
    if (example.response === undefined || body === undefined) return example;
    return { ...example, response: { ...example.response, body: map(body) } };
  };

const replacing = (pattern: RegExp, text: string) => (from: string) => from.replaceAll(pattern, text);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One closing bracket too many behind a body. */
const withoutExtraBracket = (text: string) =>
  text.trim().startsWith('{') && !isJson(text) ? text.replace(/\}\s*$/, '') : text;

/** A batch of which the page shows the multipart text alone. */
function withRequestLine(example: GivenExample): GivenExample {
  const { url, body = '', headers = {} } = example.request ?? {};
  if (url !== undefined || !body.startsWith('--')) return example;
  const boundary = /^--(\S+)/.exec(body)?.[1] ?? '';
  const line = { url: 'https://org.example.crm.dynamics.com/api/data/v9.2/$batch', method: 'POST' as const };
  const contentType = { 'Content-Type': `multipart/mixed;boundary=${boundary}` };
  return { ...example, request: { ...line, body, headers: { ...headers, ...contentType } } };
}

const withRequest = (id: string, path: string) => (example: GivenExample) =>
  example.id === id
    ? {
        ...example,
        request: { ...EMPTY, url: `https://org.example.crm.dynamics.com/api/data/v9.2/${path}` },
      }
    : example;

/** A list of one in the place of the row that the address names. */
function withoutList(example: GivenExample): GivenExample {
  if (example.id !== 'metadata-query-11') return example;
  return mapAnswer((text) => {
    const { value } = JSON.parse(text) as { value: object[] }; // the documented list
    return JSON.stringify(value[0]);
  })(example);
}

const withAnswer = (id: string, status: number) => (example: GivenExample) =>
  example.id === id ? { ...example, response: { status, headers: {} } } : example;

const REPAIRS: readonly Repair[] = [
  { fault: 'no blank behind the method', repair: mapRequest(replacing(/^(GET|POST)(?=https:)/gm, '$1 ')) },
  {
    fault: 'an id without one of its five groups',
    repair: (example) => {
      const mended = replacing(/\b(\w{8}-\w{4}-\w{4})-(?=\w{12}\b)/g, '$1-0000-');
      return mapAnswer(mended)(mapRequest(mended)(example));
    },
  },
  { fault: 'no slash behind an id', repair: mapRequest(replacing(/\)(?=appmoduleroles_)/g, ')/')) },
  {
    fault: 'no blank behind and, or, where the page wraps the filter',
    repair: mapRequest(replacing(/(?<= )(and|or)(?=\w+[/(])/g, '$1 ')),
  },
  { fault: 'one closing bracket too many', repair: mapRequest(withoutExtraBracket) },
  { fault: 'details of the error left out', repair: mapAnswer(replacing(/,\s*\. \. \.\s*(?=\})/g, '')) },
  {
    fault: 'rows left out',
    repair: mapAnswer(replacing(/Additional options removed for brevity|<Omitted[^>]*>/g, '')),
  },
  { fault: 'no comma between two annotations', repair: mapAnswer(replacing(/"\n(?=\s*"@)/g, '",\n')) },
  { fault: 'no request line', repair: withRequestLine },
  { fault: 'a list in the place of a row', repair: withoutList },
  {
    fault: 'no request: taken from the reference of the function',
    repair: withRequest('labels-publish-07', 'ValidateApp(AppModuleId=dd621d4a-d898-e711-80e7-00155db763be)'),
  },
  {
    fault: 'no request: taken one that is refused',
    repair: withRequest('errors-headers-01', 'accounts?$select=nosuchcolumn'),
  },
  {
    fault: 'a number in quotes',
    repair: mapRequest(replacing(/(?<="numberofemployees":)"(\d+)"/g, '$1')),
  },
  {
    fault: 'a query encoded twice',
    repair: mapRequest((text) => (text.includes('=%253C') ? text.replaceAll('%25', '%') : text)),
  },
  {
    fault: 'a collection without its underscore',
    repair: mapRequest(replacing(/\/AccountTasks\b/g, '/Account_Tasks')),
  },
  {
    fault: 'the status of 2020 for a duplicate: 412 since',
    repair: (example) =>
      /^duplicate-detection-0[45]$/.test(example.id) && example.response !== undefined
        ? { ...example, response: { ...example.response, status: 412 } }
        : example,
  },
  {
    fault: 'the status is left out',
    repair: (example) =>
      example.id === 'errors-headers-01' && example.response !== undefined
        ? { ...example, response: { ...example.response, status: 400 } }
        : example,
  },
  {
    fault: 'the answer shown is that of ValidateApp, the reference of the action has none',
    repair: withAnswer('labels-publish-03', 204),
  },
];

const textOf = ({ request, response }: GivenExample) =>
  JSON.stringify([request?.url, request?.body, response?.status, response?.body]);

/** The example as its page means it, with the faults that were repaired. */
export function repaired(example: GivenExample): { example: GivenExample; faults: readonly string[] } {
  const faults: string[] = [];
  let result = example;
  for (const { fault, repair } of REPAIRS) {
    const after = repair(result);
    if (textOf(after) !== textOf(result)) faults.push(fault);
    result = after;
  }
  return { example: result, faults };
}

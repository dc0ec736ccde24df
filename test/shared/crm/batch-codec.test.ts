import { decodeBatch, encodeBatch } from '../../../shared/crm/batch-codec.ts';

const lines = (...text: string[]): string => text.join('\r\n');

describe('batch codec', () => {
  it('writes parts as Dataverse documents them, with CRLF', () => {
    const url = '/api/data/v9.2/contacts(00000000-0000-0000-0000-000000000001)?tag=7';
    const headers = { 'Content-Type': 'application/json', 'If-Match': 'W/"5"' };
    const part = { method: 'PATCH', url, headers, body: '{"column":1}' };
    expect(encodeBatch({ boundary: 'batch_1', parts: [part] })).toBe(
      lines(
        '--batch_1',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        '',
        `PATCH ${url} HTTP/1.1`,
        'Content-Type: application/json',
        'If-Match: W/"5"',
        '',
        '{"column":1}',
        '--batch_1--',
        '',
      ),
    );
  });

  const section = (...answer: string[]) => [
    '--batchresponse_1',
    'Content-Type: application/http',
    'Content-Transfer-Encoding:binary',
    '',
    ...answer,
  ];
  const decode = (contentType: string, body: string) =>
    decodeBatch({ contentType, body }).map(({ status, headers, body: content }) => ({
      status,
      retryAfter: headers.get('retry-after'),
      content,
    }));

  it.each([
    'multipart/mixed; boundary="batchresponse_1"',
    'multipart/mixed;boundary=batchresponse_1; charset=utf-8',
  ])('reads the answers in order under %s, whatever the reason phrase', (contentType) => {
    const body = lines(
      ...section('HTTP/1.1 204 NoContent', 'OData-Version: 4.0', '', ''),
      ...section('HTTP/1.1 412', 'content-type:application/json', '', '{"error":{"code":"0x80060882"}}'),
      ...section('HTTP/1.1 429 Too Many Requests', 'Retry-After:17', '', ''),
      '--batchresponse_1--',
    );
    expect(decode(contentType, body)).toEqual([
      { status: 204, retryAfter: undefined, content: '' },
      { status: 412, retryAfter: undefined, content: '{"error":{"code":"0x80060882"}}' },
      { status: 429, retryAfter: '17', content: '' },
    ]);
  });

  it('reads as far as an answer goes that was cut off', () => {
    const body = lines(...section('HTTP/1.1 204 No Content', '', ''), '--batchresponse_1');
    expect(decode('multipart/mixed; boundary=batchresponse_1', body)).toHaveLength(1);
  });

  it.each([
    { what: 'no boundary', contentType: 'application/json', body: '{}' },
    {
      what: 'a part that is no answer',
      contentType: 'multipart/mixed; boundary=b',
      body: '--b\r\n\r\nGet well soon\r\n--b--',
    },
  ])('says so when there is $what', ({ contentType, body }) => {
    expect(() => decodeBatch({ contentType, body })).toThrow('dataverse_answer_malformed');
  });
});

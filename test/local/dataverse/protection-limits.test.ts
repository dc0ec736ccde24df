import { DOCUMENTED_LIMITS, ProtectionLimits } from '../../../local/dataverse/protection-limits.ts';
import { errorOf, openDataverse, type OpenDataverse } from './open-dataverse.ts';

let now = new Date('2026-11-01T08:00:00Z');
const wait = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

describe('ProtectionLimits', () => {
  it('refuses request 6,001 within 300 seconds and lets it in when the window has moved on', () => {
    const limits = new ProtectionLimits(() => now);
    limits.set(DOCUMENTED_LIMITS);
    for (let n = 0; n < 6000; n += 1) limits.admit().leave(1);
    expect(() => limits.admit()).toThrow(
      'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
    );
    wait(300);
    expect(limits.admit().headers).toMatchObject({ 'x-ms-ratelimit-burst-remaining-xrm-requests': '5999' });
  });

  it('keeps an account for each server', () => {
    const limits = new ProtectionLimits(() => now);
    limits.set({ requests: 2, servers: 2 });
    for (let n = 0; n < 4; n += 1) limits.admit().leave(1);
    expect(() => limits.admit()).toThrow(/exceeded the limit of 2 over time window of 300 seconds/);
  });
});

describe('the server under limits', () => {
  let dataverse: OpenDataverse;
  beforeEach(async () => {
    dataverse = await openDataverse({ now: () => now, parallelismHint: 6 });
  });
  afterEach(() => dataverse.stop());

  const statusAndCode = async () => {
    const answer = await dataverse.get('WhoAmI()');
    return [
      answer.status,
      answer.status === 200 ? '' : errorOf(answer).code,
      answer.headers.get('retry-after'),
    ];
  };

  it('recommends a parallelism and has no limits unless told', async () => {
    expect((await dataverse.get('WhoAmI()')).headers.get('x-ms-dop-hint')).toBe('6');
    for (let n = 0; n < 20; n += 1) expect(await statusAndCode()).toEqual([200, '', null]);
  });

  it('answers 429 with Retry-After by requests, longer for those who go on, until the window has passed', async () => {
    dataverse.setLimits({ requests: 2, windowMs: 10_000 });
    expect(await statusAndCode()).toEqual([200, '', null]);
    wait(4);
    expect(await statusAndCode()).toEqual([200, '', null]);
    expect(await statusAndCode()).toEqual([429, '0x80072322', '6']);
    expect(await statusAndCode()).toEqual([429, '0x80072322', '7']);
    wait(6);
    expect(await statusAndCode()).toEqual([200, '', null]);
    expect(dataverse.statistics().throttled).toBe(2);
  });

  it('answers 429 by execution time', async () => {
    dataverse.setLimits({ executionMs: 1000, costMs: 600 });
    expect((await statusAndCode())[0]).toBe(200);
    expect((await statusAndCode())[0]).toBe(200);
    expect(await statusAndCode()).toEqual([429, '0x80072321', '300']);
    dataverse.setLimits({});
    expect((await statusAndCode())[0]).toBe(200);
  });

  it('answers 429 by concurrency, at once and only while too many run', async () => {
    dataverse.setLimits({ concurrentRequests: 2 });
    dataverse.faults.slowNext({ delayMs: 100, times: 2 });
    const answers = await Promise.all([statusAndCode(), statusAndCode(), statusAndCode()]);
    expect(answers.map(([status]) => status).sort()).toEqual([200, 200, 429]);
    expect(answers.find(([status]) => status === 429)).toEqual([429, '0x80072326', '1']);
    expect((await statusAndCode())[0]).toBe(200);
  });
});

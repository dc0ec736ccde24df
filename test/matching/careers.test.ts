import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrateCareers } from '../../local/bench/calibrate-careers.ts';
import { isDevelopmentHalf, judgeCareers } from '../../local/bench/judge-careers.ts';
import { readCareers } from '../../local/bench/read-careers.ts';
import { missedTargets, scoreCareers, REACHED } from '../../local/bench/score-careers.ts';
import reliability from '../../shared/matching/verdict/measured-reliability.json' with { type: 'json' };

const benchData = process.env['BENCH_DATA'];
const folder = join(benchData ?? '', 'careers');

describe('matching on 2,000 real careers', () => {
  if (benchData === undefined || !existsSync(folder)) {
    it('is not measured here: set BENCH_DATA to the folder of the data sets', () => {
      expect(benchData === undefined || !existsSync(folder)).toBe(true);
    });
    return;
  }

  it('flags nobody who stayed, confuses no namesakes, and keeps the precision and recall that were reached', () => {
    const truthCsv = readFileSync(join(folder, 'truth.csv'), 'utf8');
    const { flagged, namesakesConfused } = judgeCareers(readCareers(folder), { truthCsv });
    const score = scoreCareers({ truthCsv, flagged });
    expect([missedTargets(score, REACHED), namesakesConfused, score]).toEqual([[], [], score]);
  });

  it('claims no more in the half that nobody reads than was right there', () => {
    const truthCsv = readFileSync(join(folder, 'truth.csv'), 'utf8');
    const { verdicts } = judgeCareers(readCareers(folder), { truthCsv });
    const calibration = calibrateCareers({ truthCsv, verdicts, among: (id) => !isDevelopmentHalf(id) });
    const overclaimed = Object.keys(reliability.outcomes).filter((outcome) => {
      const { right, claimed } = calibration.get(outcome) ?? { right: 0, claimed: Number.POSITIVE_INFINITY };
      return claimed > right + 1;
    });
    expect([overclaimed, calibration]).toEqual([[], calibration]);
  });
});

import { missedTargets, scoreCareers } from '../../../local/bench/score-careers.ts';

const truthCsv = [
  'contactId,label,reason,newEmployer',
  'm1,moved,,"Fabrikam, Inc."',
  'm2,moved,,Wingtip',
  's1,stayed,,',
  's2,stayed,,',
  'u1,unclear,same-group,',
  'u2,unclear,independent-or-unknown,',
].join('\n');
const score = (...flagged: string[]) => scoreCareers({ truthCsv, flagged: new Set(flagged) });

describe('scoreCareers', () => {
  it('counts people who stayed or only changed within a group as false, and leaves other unclear ones out', () => {
    expect(score('m1', 's1', 'u1', 'u2')).toMatchObject({
      truePositives: 1,
      falsePositives: 2,
      stayedFlagged: 1,
      leftOut: 1,
      precision: 1 / 3,
      recall: 1 / 2,
      falsePositivesByReason: { stayed: 1, 'same-group': 1 },
    });
  });

  it('reports flagged group transfers apart: the brake’s business', () => {
    const csv = `${truthCsv}\nu3,unclear,group-transfer,`;
    expect(scoreCareers({ truthCsv: csv, flagged: new Set(['m1', 'u3']) })).toMatchObject({
      groupTransfersFlagged: 1,
      precision: 1,
      precisionWithGroupTransfers: 1 / 2,
    });
  });

  it('scores some of the people', () => {
    const among = (id: string) => id !== 'm2';
    expect(scoreCareers({ truthCsv, flagged: new Set(['m1', 'm2']), among })).toMatchObject({
      moved: 1,
      recall: 1,
      flagged: 1,
    });
  });

  it('gives nothing flagged a precision and recall of 0', () => {
    expect(score()).toMatchObject({ precision: 0, recall: 0, flagged: 0 });
  });

  it('refuses a truth file with an unknown label', () => {
    expect(() => scoreCareers({ truthCsv: 'contactId,label,reason\nx,maybe,', flagged: new Set() })).toThrow(
      'label',
    );
  });
});

describe('missedTargets', () => {
  it('is empty when all figures are reached and names each that is not', () => {
    expect(missedTargets(score('m1', 'm2'))).toEqual([]);
    expect(missedTargets(score('s1', 's2'))).toEqual([
      'stayedFlagged 2 is above 1',
      'precision 0.000 is below 0.97',
      'recall 0.000 is below 0.88',
    ]);
  });
});

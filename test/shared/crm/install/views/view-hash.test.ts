import { shippedHashes } from '../../../../../shared/crm/install/shipped-views.ts';
import { VIEWS } from '../../../../../shared/crm/install/views/view-catalogue.ts';
import { viewHash } from '../../../../../shared/crm/install/views/view-hash.ts';

const native = { column: 'msdyn_orgchangestatus', notAtCompany: 1 };
const own = { column: 'abc_notatcompany', notAtCompany: 418_700_001 };

const textsOf = (view: (typeof VIEWS)[number], flag = native, details: readonly string[] = []) => ({
  fetchXml: view.fetchXml({ flag, details }),
  layoutXml: view.layoutXml({ flag, details }),
});

describe('the hash of a view', () => {
  it.each(VIEWS.map((view) => [view.key, view] as const))(
    'of %s is on the list of shipped views, with and without details',
    (_, view) => {
      for (const details of [[], ['abc_newemployer', 'abc_leftsince']]) {
        expect(shippedHashes()).toContain(viewHash(textsOf(view, own, details), own));
      }
    },
  );

  it.each(VIEWS.map((view) => [view.key, view] as const))(
    'of %s is the same whatever the column is called',
    (_, view) => {
      expect(viewHash(textsOf(view, own), own)).toBe(viewHash(textsOf(view), native));
    },
  );

  it('differs from view to view', () => {
    const hashes = VIEWS.map((view) => viewHash(textsOf(view), native));
    expect(new Set(hashes).size).toBe(VIEWS.length);
  });

  it.each([
    ['another order of rows', (xml: string) => xml.replace('descending="false"', 'descending="true"')],
    [
      'another column',
      (xml: string) => xml.replace('<attribute name="name"/>', '<attribute name="stepname"/>'),
    ],
    ['another condition', (xml: string) => xml.replace('value="0"', 'value="2"')],
  ])('changes with %s', (_, edit) => {
    const [view] = VIEWS;
    if (view === undefined) throw new Error('there are no views');
    const texts = textsOf(view);
    const edited = { ...texts, fetchXml: edit(texts.fetchXml) };
    expect(edited.fetchXml).not.toBe(texts.fetchXml);
    expect(viewHash(edited, native)).not.toBe(viewHash(texts, native));
  });
});

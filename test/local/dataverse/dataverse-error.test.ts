import { KNOWN_ERRORS } from '../../../local/dataverse/dataverse-error.ts';
import { documentedErrors, haveDocumentedExamples } from './documented-examples.ts';

describe('the errors the stand-in gives', () => {
  it('have the documented codes and texts', () => {
    if (!haveDocumentedExamples()) return;
    const documented = new Map(documentedErrors().map((error) => [error.name, error]));
    for (const [name, error] of Object.entries(KNOWN_ERRORS)) {
      expect({ name, code: error.code.toLowerCase(), message: error.message }).toEqual({
        name,
        code: documented.get(name)?.code.toLowerCase(),
        message: documented.get(name)?.message,
      });
    }
  });

  it.each([
    ['ObjectDoesNotExist', '0x80040217'],
    ['StringLengthTooLong', '0x80044331'],
    ['PicklistValueOutOfRange', '0x8004431A'],
    ['DuplicateRecord', '0x80040237'],
    ['InvalidArgument', '0x80040203'],
    ['CrmHttpError', '0x8006088A'],
  ])('use the documented code of %s', (name, code) => {
    if (!haveDocumentedExamples()) return;
    expect(documentedErrors().find((error) => error.name === name)?.code).toBe(code);
  });
});

/** The app refuses to work as long as something is missing; the message says what, and what to do about each. */
export class NotReady extends Error {
  override readonly name = 'NotReady';

  constructor(missing: string) {
    super(`Data validation cannot be switched on yet:\n${missing.replaceAll(/^/gm, '- ')}`);
  }
}

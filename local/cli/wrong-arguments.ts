/** The command line cannot be followed; the message says what to change. */
export class WrongArguments extends Error {
  override readonly name = 'WrongArguments';
}

/** The customer's list of company names cannot be used; the message says which file, where and what to do. */
export class AliasFileFault extends Error {
  override readonly name = 'AliasFileFault';
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The address cannot be that of an environment; the message says why. */
export class WrongAddress extends Error {
  override readonly name = 'WrongAddress';
}

/** Origin of the environment. A token sent over http could be read by anybody on the way: loopback alone may go without. */
export function environmentAddress(text: string): string {
  if (!URL.canParse(text))
    throw new WrongAddress('Expected an address such as https://org.crm4.dynamics.com.');
  const url = new URL(text);
  const { protocol, hostname, pathname, search, hash, username, password } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.has(hostname)))
    throw new WrongAddress('The address must begin with https://: your sign-in goes there.');
  if (pathname !== '/' || search !== '' || hash !== '' || username !== '' || password !== '')
    throw new WrongAddress(`Give the address of the environment alone: ${url.origin}.`);
  return url.origin;
}

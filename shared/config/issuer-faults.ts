import type { SettingFault } from './settings-fault.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Microsoft Entra of the public cloud, of the US government and of China. */
const ENTRA_HOSTS = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
];
const LOOPBACK_HOSTS = ['127.0.0.1', '[::1]', 'localhost'];

/** Set by App Service and Functions, on each plan at least one; by Core Tools on one's own machine none. */
const AZURE_MARKS = [
  'WEBSITE_SITE_NAME',
  'WEBSITE_INSTANCE_ID',
  'WEBSITE_SKU',
  'WEBSITE_POD_NAME',
  'WEBSITE_OWNER_NAME',
  'LEGION_SERVICE_HOST',
];

export const isAzure = (environment: Environment): boolean =>
  AZURE_MARKS.some((mark) => (environment[mark] ?? '') !== '');

export const defaultIssuer = (tenantId: string): string => `https://${ENTRA_HOSTS[0]}/${tenantId}/v2.0`;

/** An issuer makes callers: it is Entra itself or, on one's own machine only, a development issuer on loopback. */
export function issuerFaults(
  environment: Environment,
  given: { issuer: string | undefined; tenantId: string | undefined },
): readonly SettingFault[] {
  if (given.issuer === undefined || given.tenantId === undefined) return [];
  if (!URL.canParse(given.issuer)) return []; // its own row says so
  const { protocol, hostname, pathname, search, hash } = new URL(given.issuer);
  const fault = (expected: string): readonly SettingFault[] => [
    { name: 'AUTH_ISSUER', found: JSON.stringify(given.issuer?.slice(0, 80)), expected },
  ];
  if (pathname !== `/${given.tenantId.toLowerCase()}/v2.0` || search !== '' || hash !== '')
    return fault('the path /AUTH_TENANT_ID/v2.0 and nothing behind it');
  if (protocol === 'https:' && ENTRA_HOSTS.includes(hostname)) return [];
  if (!LOOPBACK_HOSTS.includes(hostname))
    return fault(`https and one of the hosts ${ENTRA_HOSTS.join(', ')}`);
  return isAzure(environment)
    ? fault('an issuer of Microsoft Entra: a development issuer makes callers out of nothing')
    : [];
}

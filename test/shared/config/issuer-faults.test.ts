import { SettingsFault } from '../../../shared/config/settings-fault.ts';
import { readSettings } from '../../../shared/config/settings.ts';

const TENANT = '1c2b3a49-5867-4756-9f4e-3d2c1b0a9f8e';
const DEVELOPMENT = `http://127.0.0.1:7073/${TENANT}/v2.0`;

const issuerOf = (issuer: string, environment: Record<string, string> = {}) =>
  readSettings({
    DATAVERSE_URL: 'https://contoso.crm4.dynamics.com',
    SERVICE_BUS__fullyQualifiedNamespace: 'contoso.servicebus.windows.net',
    STATE_STORAGE__tableServiceUri: 'https://contoso.table.core.windows.net',
    PROFILES_FEED_FOLDER: './feed',
    LOOKUP_SECRET: 's'.repeat(32),
    AUTH_TENANT_ID: TENANT,
    AUTH_AUDIENCE: TENANT,
    AUTH_ISSUER: issuer,
    ...environment,
  }).access.issuer;

describe('AUTH_ISSUER', () => {
  it.each(['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn'])(
    'may be Entra at %s, in Azure too',
    (host) => {
      const issuer = `https://${host}/${TENANT}/v2.0`;
      expect(issuerOf(issuer, { WEBSITE_SITE_NAME: 'contoso' })).toBe(issuer);
    },
  );

  it.each([
    DEVELOPMENT,
    DEVELOPMENT.replace('127.0.0.1', 'localhost'),
    DEVELOPMENT.replace('127.0.0.1', '[::1]'),
  ])('may be %s on one’s own machine', (issuer) => {
    expect(issuerOf(issuer)).toBe(issuer);
  });

  it.each([
    'WEBSITE_SITE_NAME',
    'WEBSITE_INSTANCE_ID',
    'WEBSITE_SKU',
    'WEBSITE_POD_NAME',
    'WEBSITE_OWNER_NAME',
    'LEGION_SERVICE_HOST',
  ])('is no development issuer in Azure, known by %s', (mark) => {
    for (const issuer of [DEVELOPMENT, DEVELOPMENT.replace('http:', 'https:')])
      expect(() => issuerOf(issuer, { [mark]: 'x' })).toThrow(/AUTH_ISSUER.*a development issuer/);
  });

  it.each([
    ['another host', `https://login.example/${TENANT}/v2.0`],
    ['http', `http://login.microsoftonline.com/${TENANT}/v2.0`],
    ['a host that only begins like loopback', `http://127.0.0.1.example/${TENANT}/v2.0`],
    ['a user before the host', `https://login.microsoftonline.com@login.example/${TENANT}/v2.0`],
    ['another tenant', `https://login.microsoftonline.com/${TENANT.replace('1', '2')}/v2.0`],
    ['the endpoint of all tenants', 'https://login.microsoftonline.com/common/v2.0'],
    ['version 1', `https://sts.windows.net/${TENANT}/`],
    ['a query', `https://login.microsoftonline.com/${TENANT}/v2.0?p=flow`],
  ])('is refused with %s', (_what, issuer) => {
    expect(() => issuerOf(issuer)).toThrow(SettingsFault);
    expect(() => issuerOf(issuer)).toThrow(/AUTH_ISSUER/);
  });
});

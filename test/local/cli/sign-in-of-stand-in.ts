import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Dataverse } from '../../../local/dataverse/start-dataverse.ts';

/** As the Azure CLI answers `az account get-access-token`; the token itself is the environment's own. */
const AZ = `#!${process.execPath}
const resource = process.argv[process.argv.indexOf('--resource') + 1];
const url = process.env.STAND_IN_IDENTITY + '?api-version=2019-08-01&resource=' + encodeURIComponent(resource);
fetch(url, { headers: { 'X-IDENTITY-HEADER': process.env.STAND_IN_HEADER } })
  .then((answer) => answer.json())
  .then(({ access_token: accessToken, expires_on }) => {
    const expires = Number(expires_on);
    const expiresOn = new Date(expires * 1000).toISOString();
    console.log(JSON.stringify({ accessToken, expiresOn, expires_on: expires, tenant: 't', tokenType: 'Bearer' }));
  });
`;

/** Puts an Azure CLI into the folder that signs in to the stand-in; answers the environment of a process that uses it. */
export async function signInOfStandIn(
  folder: string,
  { identity }: Pick<Dataverse, 'identity'>,
): Promise<NodeJS.ProcessEnv> {
  await writeFile(join(folder, 'az'), AZ);
  await chmod(join(folder, 'az'), 0o755);
  return {
    ...process.env,
    PATH: [folder, process.env['PATH']].join(delimiter),
    STAND_IN_IDENTITY: identity.endpoint,
    STAND_IN_HEADER: identity.header,
  };
}

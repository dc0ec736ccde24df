import { handleInstall } from '../../functions/manage-install.ts';
import { makeDataverseInstallation } from '../../shared/crm/install/dataverse-installation.ts';
import { DEFAULT_INSTALL_OPTIONS } from '../../shared/crm/install/install-options.ts';
import { GiveUp, RetryLater } from '../../shared/domain/failures.ts';
import { connectTo } from '../shared/crm/connect-to.ts';
import { openEnvironment, WITHOUT_NATIVE } from '../shared/crm/install/open-environment.ts';
import { call } from './http-request.ts';

const failing = (fault: Error) => handleInstall({ installation: { read: () => Promise.reject(fault) } });

describe('GET install', () => {
  it('says what is missing before an installation and that it is complete afterwards', async () => {
    const environment = await openEnvironment(WITHOUT_NATIVE);
    try {
      const installation = makeDataverseInstallation(connectTo(environment), DEFAULT_INSTALL_OPTIONS);
      const ask = () => call(handleInstall({ installation }), { method: 'GET' });
      const before = await ask();
      expect([before.status, before.body['complete']]).toEqual([200, false]);
      expect(before.body['missingSteps']).not.toEqual([]);
      await environment.install();
      expect((await ask()).body).toMatchObject({ complete: true, missingSteps: [] });
    } finally {
      await environment.stop();
    }
  });

  it('answers 502 where the app may not look', async () => {
    const refused = failing(new GiveUp('dataverse_forbidden', { detail: 'prvReadQuery is missing' }));
    expect((await call(refused, { method: 'GET' })).status).toBe(502);
  });

  it('leaves an outage to the guard, which knows how to say it', async () => {
    const down = failing(new RetryLater('dataverse_unavailable'));
    await expect(call(down, { method: 'GET' })).rejects.toMatchObject({ reason: 'dataverse_unavailable' });
  });
});

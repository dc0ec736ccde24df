import { makeDataverseDirectory } from '../../../shared/crm/dataverse-directory.ts';
import type { SyncingUserRule } from '../../../shared/domain/scope.ts';
import { teamId, userId } from '../../contracts/crm/crm-rows.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { answer, fault, scriptDataverse } from './scripted-dataverse.ts';

function list(rule: SyncingUserRule, ...steps: Parameters<typeof scriptDataverse>[0]) {
  const { http, sent } = scriptDataverse(steps);
  return {
    sent,
    page: makeDataverseDirectory(http).listSyncingUsers({ rule, next: undefined, signal: inTime() }),
  };
}

describe('dataverse directory', () => {
  it('puts no address into a query', async () => {
    const users = { value: [{ systemuserid: userId(1), internalemailaddress: 'Ada@Marker.example' }] };
    const { sent, page } = list({ kind: 'emails', emails: ['ada@marker.example'] }, answer(200, users));
    expect((await page).memberIds).toEqual([userId(1)]);
    expect(JSON.stringify(sent.map(({ url, body }) => url + body))).not.toMatch(/marker/i);
  });

  it('refuses an id in the setting that is none, before any request', async () => {
    const { sent, page } = list({ kind: 'teams', teamIds: [teamId(1), "x') or ('1' eq '1"] });
    await expect(page).rejects.toThrow('syncing users: team 2 of the setting is no id; expected a GUID');
    expect(sent).toEqual([]);
  });

  it('gives up rather than leave out a member it cannot read', async () => {
    const { page } = list({ kind: 'everyone' }, answer(200, { value: [{ systemuserid: 'nobody' }] }));
    await expect(page).rejects.toMatchObject({ reason: 'dataverse_answer_malformed' });
    const { page: refused } = list({ kind: 'everyone' }, fault(400, '0x80060888'));
    await expect(refused).rejects.toThrow('systemusers: 400 0x80060888');
  });
});

import { readFile } from 'node:fs/promises';
import { runtimePrivileges } from '../../../../shared/crm/install/runtime-role.ts';
import { NEEDED_PRIVILEGES } from '../../../../shared/crm/prerequisite-mapping.ts';

it('is described as it is made', async () => {
  const page = await readFile('docs/install-crm.md', 'utf8');
  const block = /<!-- privileges -->([\s\S]*)<!-- \/privileges -->/.exec(page)?.[1] ?? '';
  const described = [...block.matchAll(/`(prv\w+)`/g)].map(([, name]) => name);
  expect(described.sort()).toEqual([...runtimePrivileges({ hasSales: true })].sort());
});

it('holds what readiness asks for, and nothing of opportunities where there are none', () => {
  const given = new Set(runtimePrivileges({ hasSales: true }));
  expect(NEEDED_PRIVILEGES.filter(({ privilege }) => !given.has(privilege))).toEqual([]);
  expect(runtimePrivileges({ hasSales: false })).not.toContain('prvReadOpportunity');
});

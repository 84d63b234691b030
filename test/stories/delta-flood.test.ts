import { expect, it } from 'vitest';
import { startInstallation } from './installation.ts';
import { goLive, runsOfKind, threeTeams, wrongUsers } from './live-steps.ts';
import { eventually } from './running-server.ts';

const changes = 10_000;
const teams = threeTeams(changes);

it('ten thousand changes in one group are a handful of pages and runs', async () => {
  const few = {
    ...teams.seed,
    groups: teams.seed.groups.map(({ record }) => ({
      record,
      members: record.id === teams.outside.id ? [] : teams.encrypting.members.slice(0, 3),
    })),
  };
  const installation = await startInstallation({
    directories: [few],
    receives: true,
    pollMs: 3_600_000,
    // a page of a thousand members takes a busy machine its time
    graphTimeouts: {},
  });
  try {
    const { tenant } = installation;
    const api = await installation.signIn();
    const taskId = await goLive(api, tenant, teams);
    tenant.requests.reset();
    for (const id of teams.outside.members) tenant.tenant.addMember(teams.signing.id, id);
    await eventually(
      () => api('GET', '/api/users?limit=1'),
      ({ body }) => body.total >= changes + 3,
      150_000,
      500,
    );
    expect(await wrongUsers(api, tenant, teams)).toEqual([]);
    const runs = await runsOfKind(api, taskId, 'incremental');
    expect(runs.length).toBeLessThan(10);
    expect(await runsOfKind(api, taskId, 'full')).toHaveLength(1);
    expect(tenant.requests.count('GET /groups/delta')).toBeLessThan(60);
  } finally {
    await installation.stop();
  }
}, 240_000);

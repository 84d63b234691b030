import { expect, it } from 'vitest';
import { chooseFreePort } from '../../server/evaluation/mongod/free-port.ts';
import { startTenant } from '../../server/evaluation/tenant/start-tenant.ts';
import { freshDatabase } from '../database.ts';
import { goLive, runsOfKind, threeTeams, untilRight, writesOf } from './live-steps.ts';
import { aDataFolder, eventually, signedIn, startProduct } from './running-server.ts';

const teams = threeTeams(20);

it('a server killed between two pages of a round ends with the right users: nothing lost, nothing twice', async () => {
  const folder = await aDataFolder();
  const tenant = await startTenant({ directories: [teams.seed] });
  const database = await freshDatabase();
  const port = await chooseFreePort();
  const start = () =>
    startProduct(folder.path, {
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      MONGODB_URI: database.uri,
      LOGIN_URL: tenant.loginUrl,
      GRAPH_URL: tenant.graphUrl,
      ENTRA_CLIENT_ID: tenant.options.audience,
      SEALING_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    });
  const signInUrl = `${tenant.loginUrl}/sample-sign-in`;
  let product = await start();
  try {
    let api = await signedIn({ url: product.url, signInUrl });
    const taskId = await goLive(api, tenant, teams);
    const leaving = teams.encrypting.members.slice(0, 6);
    const joining = teams.outside.members.slice(0, 6);
    tenant.options.deltaPageSize = 4;
    let hangs = false;
    tenant.faults.add({
      match: ({ path, query }) => {
        const isNext = path === '/v1.0/groups/delta' && query.has('$skiptoken');
        hangs ||= isNext;
        return isNext;
      },
      answer: { kind: 'hang' },
    });
    for (const id of joining) tenant.tenant.addMember(teams.signing.id, id);
    for (const id of leaving) tenant.tenant.removeMember(teams.encrypting.id, id);
    await eventually(
      async () => hangs,
      (isSo) => isSo,
    );
    await product.end('SIGKILL');
    tenant.faults.clear();
    product = await start();
    api = await signedIn({ url: product.url, signInUrl });
    await untilRight(api, tenant, teams, 45_000);
    const emailsOf = (ids: readonly string[]) =>
      ids.map((id) => tenant.state.users.get(id)?.mail?.toLowerCase() ?? '');
    const written = async (ids: readonly string[]) => [
      ...(await writesOf(database.db, emailsOf(ids))).values(),
    ];
    expect(await written(joining)).toEqual(joining.map(() => 1));
    // created by the first read, disabled now
    expect(await written(leaving)).toEqual(leaving.map(() => 2));
    expect(await runsOfKind(api, taskId, 'full')).toHaveLength(1);
  } finally {
    await product.end();
    await tenant.stop();
    await database.drop();
    await folder.remove();
  }
}, 120_000);

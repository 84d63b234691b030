import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { graphError } from '../../server/evaluation/tenant/answer.ts';
import type { FaultRequest } from '../../server/evaluation/tenant/faults.ts';
import type { Api } from './api-steps.ts';
import { type Installation, shortLimits, startInstallation } from './installation.ts';
import { goLive, runsOfKind, threeTeams, untilRight, writesOf } from './live-steps.ts';
import { eventually } from './running-server.ts';

const teams = threeTeams(20);
const { encrypting, signing, outside } = teams;

const nth = (members: readonly string[], index: number): string => {
  const found = members[index];
  if (found === undefined) throw new Error(`there is no member ${index}`);
  return found;
};
const asksForChanges = ({ path, query }: FaultRequest, subject: 'groups' | 'users'): boolean =>
  path === `/v1.0/${subject}/delta` && query.get('$deltatoken') !== 'latest';

/** Deleted before the task begins. */
const neverSeen = nth(outside.members, 15);

describe('a live task', () => {
  let installation: Installation;
  let api: Api;
  let taskId: string;
  beforeAll(async () => {
    // asked by notifications alone: a poll would hide what they miss
    installation = await startInstallation({
      directories: [teams.seed],
      receives: true,
      pollMs: 3_600_000,
      graphTimeouts: { ...shortLimits, maxIdlePages: 50 },
    });
    const { tenant } = installation.tenant;
    tenant.addMember(encrypting.id, neverSeen);
    tenant.removeUser(neverSeen);
    api = await installation.signIn();
    taskId = await goLive(api, installation.tenant, teams);
  }, 90_000);
  afterEach(() => {
    installation.tenant.faults.clear();
    Object.assign(installation.tenant.options, { deltaPageSize: 999, emptyPages: false });
  });
  afterAll(() => installation?.stop(), 60_000);

  const allRight = () => untilRight(api, installation.tenant, teams);
  const fullRuns = async () => (await runsOfKind(api, taskId, 'full')).length;
  const emailOf = (id: string): string =>
    installation.tenant.state.users.get(id)?.mail?.toLowerCase() ?? '';

  it('puts together members split over pages, told again and again, with empty pages between', async () => {
    const { tenant, options } = installation.tenant;
    Object.assign(options, { deltaPageSize: 2, emptyPages: true });
    const before = await fullRuns();
    for (const id of outside.members.slice(0, 8)) tenant.addMember(encrypting.id, id);
    for (const id of signing.members.slice(0, 5)) {
      tenant.removeMember(signing.id, id);
      tenant.addMember(encrypting.id, id);
    }
    for (const id of outside.members.slice(0, 3)) {
      tenant.removeMember(encrypting.id, id);
      tenant.addMember(encrypting.id, id);
      tenant.removeMember(encrypting.id, id);
    }
    for (const id of encrypting.members.slice(0, 4)) {
      tenant.updateUser(id, { displayName: 'Once' });
      tenant.updateUser(id, { displayName: 'Twice' });
    }
    await allRight();
    const names = await Promise.all(
      encrypting.members.slice(0, 4).map((id) => api('GET', `/api/users/${emailOf(id)}`)),
    );
    expect(names.map(({ body }) => body.displayName)).toEqual(Array(4).fill('Twice'));
    expect(await fullRuns()).toBe(before);
  }, 60_000);

  it('disables who is deleted and enables who is restored, each once', async () => {
    const { tenant } = installation.tenant;
    const id = nth(encrypting.members, 10);
    const before = await fullRuns();
    tenant.removeUser(id);
    await eventually(
      () => api('GET', `/api/users/${emailOf(id)}`),
      ({ body }) => body.disabled,
    );
    tenant.restoreUser(id);
    await eventually(
      () => api('GET', `/api/users/${emailOf(id)}`),
      ({ body }) => !body.disabled,
    );
    await allRight();
    const writes = await writesOf(installation.server.database.db, [emailOf(id)]);
    expect([...writes.values()]).toEqual([3]);
    expect(await fullRuns()).toBe(before);
  }, 60_000);

  it('knows the groups of somebody restored whom it never saw, for a handful of requests', async () => {
    const { tenant, requests } = installation.tenant;
    const before = await fullRuns();
    requests.reset();
    tenant.restoreUser(neverSeen);
    await allRight();
    expect(requests.count('GET /users/{user-id}/memberOf/microsoft.graph.group')).toBe(1);
    expect(requests.count('GET /groups/{group-id}/members')).toBe(0);
    expect(await fullRuns()).toBe(before);
  }, 60_000);

  it('reads a nested group alone, and follows it from then on', async () => {
    const { tenant, requests } = installation.tenant;
    const before = await fullRuns();
    const inner = tenant.addGroup({ displayName: 'Inner' }, outside.members.slice(16, 18));
    const outer = tenant.addGroup({ displayName: 'Outer' }, [inner, nth(outside.members, 18)]);
    requests.reset();
    tenant.addMember(signing.id, outer);
    await allRight();
    // twice: only reading the outer one shows the inner one, which a link must watch before it is read
    expect(requests.count('GET /groups/{group-id}/members')).toBe(4);
    tenant.addMember(inner, nth(outside.members, 19));
    // no subscription tells of the inner group yet, this one makes the task look
    tenant.updateUser(nth(signing.members, 10), { displayName: 'Somebody' });
    await allRight();
    expect(await fullRuns()).toBe(before);
  }, 60_000);

  const moved = { location: 'https://graph.microsoft.com/v1.0/groups/delta?$deltatoken=' };
  const gone = 'Resync required. Any items that were returned must be read again.';
  const old = 'DeltaLink older than 30 days is not supported.';
  it.each([
    ['410 with a Location', 'groups', graphError(410, 'resyncRequired', gone, moved)],
    ['410 resyncRequired', 'users', graphError(410, 'resyncRequired', gone)],
    ['410 syncStateNotFound', 'groups', graphError(410, 'syncStateNotFound', 'Not found.')],
    ['400 syncStateNotFound', 'users', graphError(400, 'syncStateNotFound', 'Not found.')],
    ['400 for its age', 'groups', graphError(400, 'Request_UnsupportedQuery', old)],
    ['404', 'users', graphError(404, 'Request_ResourceNotFound', 'Resource does not exist.')],
  ] as const)(
    'whose link is refused with %s (%s) reads everything once, and is live again',
    async (_how, subject, answer) => {
      const { tenant, faults, state } = installation.tenant;
      const before = await fullRuns();
      const [one, other] = [nth(outside.members, 12), nth(outside.members, 13)];
      const flip = (id: string) =>
        state.members(encrypting.id).has(id)
          ? tenant.removeMember(encrypting.id, id)
          : tenant.addMember(encrypting.id, id);
      // twice: the link is asked once more before the read, for who was deleted
      faults.add({
        match: (request) => asksForChanges(request, subject),
        times: 2,
        answer: { kind: 'custom', answer },
      });
      flip(one);
      await allRight();
      expect(await fullRuns()).toBe(before + 1);
      faults.clear();
      flip(other);
      await allRight();
      expect(await fullRuns()).toBe(before + 1);
    },
    60_000,
  );

  it('whose server stops in the middle of a round goes on after the start: nothing lost, nothing twice', async () => {
    const { tenant, options, faults } = installation.tenant;
    await allRight();
    const { db } = installation.server.database;
    const changed = [...encrypting.members.slice(5, 9), ...outside.members.slice(4, 8)];
    const emails = changed.map(emailOf);
    const before = await writesOf(db, emails);
    options.deltaPageSize = 2;
    let hangs = false;
    faults.add({
      match: (request) => {
        const isNext = asksForChanges(request, 'groups') && request.query.has('$skiptoken');
        hangs ||= isNext;
        return isNext;
      },
      answer: { kind: 'hang' },
    });
    for (const id of encrypting.members.slice(5, 9)) tenant.removeMember(encrypting.id, id);
    for (const id of outside.members.slice(4, 8)) tenant.removeMember(encrypting.id, id);
    await eventually(
      async () => hangs,
      (isSo) => isSo,
    );
    await installation.server.stop();
    faults.clear();
    const again = await installation.startAnother();
    api = await installation.signInAt(again);
    await allRight();
    const after = await writesOf(again.database.db, emails);
    expect(emails.map((email) => (after.get(email) ?? 0) - (before.get(email) ?? 0))).toEqual(
      emails.map(() => 1),
    );
  }, 90_000);
});

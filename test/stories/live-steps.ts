import type { Db } from 'mongodb';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import type { SimulatedTenant } from '../../server/evaluation/tenant/start-tenant.ts';
import { isVisible, type State } from '../../server/evaluation/tenant/state.ts';
import { type Api, readUsers, setUpTask } from './api-steps.ts';
import { eventually } from './running-server.ts';

/** People in three teams of a size: the task has the first two, the third are outsiders. */
export const threeTeams = (teamSize: number) => {
  const seed = generateTenant({ people: 3 * teamSize, groups: 3 });
  const [encrypting, signing, outside] = seed.groups.map(({ record, members }) => ({
    id: record.id,
    members,
  }));
  if (!encrypting || !signing || !outside) throw new Error('there are not three teams');
  return { seed, encrypting, signing, outside };
};
export type Teams = ReturnType<typeof threeTeams>;

/** A live task over the first two teams, once it is read and its subscriptions are there. */
export const goLive = async (api: Api, tenant: SimulatedTenant, teams: Teams): Promise<string> => {
  const taskId = await setUpTask(api, {
    groups: {
      [teams.encrypting.id]: [{ action: 'crypto', value: 'SigEnc' }],
      [teams.signing.id]: [{ action: 'crypto', value: 'SigOnly' }],
    },
    settings: {
      liveSync: { enabled: true },
      disableMissingUsers: true,
      safeguards: { enabled: false },
    },
  });
  await eventually(
    () => api('GET', `/api/tasks/${taskId}`),
    ({ body }) => body.lastRun?.finishedAt != null && body.liveSync.state === 'on',
    40_000,
  );
  await tenant.notifier.idle();
  return taskId;
};

/** Everybody below a group, however deep. */
const peopleBelow = (state: State, groupId: string): ReadonlySet<string> => {
  const people = new Set<string>();
  const groups = new Set([groupId]);
  // a Set grows while it is iterated: cycles end
  for (const id of groups)
    for (const member of state.members(id).values())
      (member.type === 'group' ? groups : people).add(member.id);
  return people;
};

/** Everybody whose user is not what the directory says, seen with nothing but the directory. */
export const wrongUsers = async (
  api: Api,
  { state }: SimulatedTenant,
  { encrypting, signing }: Teams,
): Promise<readonly string[]> => {
  const users = new Map((await readUsers(api)).map((user) => [user.email, user]));
  const [encrypted, signed] = [encrypting, signing].map(({ id }) => peopleBelow(state, id));
  const cryptoFor = (id: string): string | null => {
    if (!isVisible(state.find(id))) return null;
    if (encrypted?.has(id)) return 'SigEnc';
    return signed?.has(id) ? 'SigOnly' : null;
  };
  return [...state.users.values()].flatMap(({ id, mail }) => {
    const email = mail?.toLowerCase() ?? '';
    const user = users.get(email);
    const crypto = cryptoFor(id);
    const isRight =
      crypto === null
        ? user === undefined || user.disabled || user.managedBy === null
        : user?.crypto === crypto && !user.disabled;
    return isRight ? [] : [`${email}: ${user?.crypto} and not ${crypto}`];
  });
};

/** Waits until every user is what the directory says. */
export const untilRight = (
  api: Api,
  tenant: SimulatedTenant,
  teams: Teams,
  milliseconds = 30_000,
): Promise<readonly string[]> =>
  eventually(
    () => wrongUsers(api, tenant, teams),
    (wrong) => wrong.length === 0,
    milliseconds,
    100,
  );

/** The task's runs of one kind, newest first (of the first page). */
export const runsOfKind = async (api: Api, taskId: string, kind: 'full' | 'incremental') => {
  const { body } = await api('GET', `/api/tasks/${taskId}/runs`);
  const runs: readonly { readonly kind: string; readonly state: string }[] = body.items;
  return runs.filter((run) => run.kind === kind);
};

/** How often each of these people's users was written, whoever did it. */
export const writesOf = async (
  db: Db,
  emails: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const entries = await db
    .collection('history')
    .find({ email: { $in: [...emails] } })
    .project<{ readonly email: string }>({ email: 1 })
    .toArray();
  const counts = new Map(emails.map((email) => [email, 0]));
  for (const { email } of entries) counts.set(email, (counts.get(email) ?? 0) + 1);
  return counts;
};

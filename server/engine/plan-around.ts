import type { DirectoryGroup, DirectorySnapshot } from '../domain/directory.ts';
import { addressOf } from '../domain/identity.ts';
import type { GroupId, ObjectId } from '../domain/ids.ts';
import { claimableAddresses, isAddress } from '../domain/mirror-change.ts';
import type { PlanInput } from '../domain/planner.ts';
import type { Task } from '../domain/task.ts';
import { totalsToCount } from '../domain/totals-to-count.ts';
import type { User } from '../domain/user.ts';
import type { MirrorGroup, MirrorReader } from '../ports/mirror.ts';
import { type PlanReaders, readFacts, readRecent } from './make-plan.ts';

interface Readers extends PlanReaders {
  readonly mirror: MirrorReader;
}

/** What is known of the mirror after a round, and whom it affected. */
interface Round {
  readonly readAt: string;
  /** All groups of the mirror. */
  readonly groups: readonly MirrorGroup[];
  /** People, and addresses that somebody left. */
  readonly affected: readonly string[];
  readonly actor: Parameters<typeof readFacts>[4];
}

/**
 * What planning a few affected people needs, read from the mirror with a constant number of operations: they, whoever
 * claims the same addresses, whoever holds these addresses now, and their memberships. The plan of this input is the
 * full plan limited to those it may change.
 */
export const readAround = async (
  readers: Readers,
  task: Task,
  { readAt, groups, affected, actor }: Round,
): Promise<PlanInput> => {
  const { mirror, users } = readers;
  const { taskId, tenantId } = task;
  const domains = new Set(task.domains);
  const ids = affected.filter((one) => !isAddress(one));
  const [themselves, own, recent] = await Promise.all([
    mirror.people(taskId, ids),
    users.readByObjectIds(tenantId, ids),
    readRecent(readers, taskId, task),
  ]);
  const addresses = [
    ...new Set([
      ...affected.filter(isAddress),
      ...themselves.flatMap(claimableAddresses),
      ...own.map((user) => user.email),
    ]),
  ];
  const [atAddresses, holders] = await Promise.all([
    mirror.peopleAt(taskId, addresses),
    users.readByEmails(tenantId, addresses),
  ]);
  const claimed = new Set(addresses);
  const rivals = atAddresses.filter((person) => {
    const address = addressOf(person, domains);
    return address !== null && claimed.has(address);
  });
  const holderIds = holders.flatMap((user) => user.objectId ?? []);
  const concerned = [...new Set([...ids, ...rivals.map((person) => person.objectId)])];
  const relevant = [...new Set([...concerned, ...holderIds])];
  const [people, usersOfRelevant, snapshotGroups, baseline] = await Promise.all([
    mirror.people(taskId, relevant),
    users.readByObjectIds(tenantId, relevant),
    readMembers(mirror, task, groups, relevant),
    readers.baseline.loadFor(taskId, relevant),
  ]);
  const snapshot: DirectorySnapshot = {
    readAt,
    groups: snapshotGroups(new Set(people.map((person) => person.objectId))),
    people: new Map(people.map((person) => [person.objectId, person])),
  };
  const known = uniqueUsers([...own, ...holders, ...usersOfRelevant]);
  const atMost = totalsToCount({ config: task, users: known, recent });
  const [facts, totals] = await Promise.all([
    readFacts(readers, task, task, { snapshot, users: known }, actor),
    users.countForTask(tenantId, { taskId, domains: task.domains }, atMost),
  ]);
  return {
    ...facts,
    snapshot,
    users: known,
    baseline: baseline.groups,
    recent,
    totals,
    only: new Set([...concerned, ...addresses]),
  };
};

const uniqueUsers = (users: readonly User[]): readonly User[] => [
  ...new Map(users.map((user) => [user.email, user])).values(),
];

/** The groups with only the relevant of their members; whoever was deleted is nobody's member. */
const readMembers = async (
  mirror: MirrorReader,
  task: Task,
  groups: readonly MirrorGroup[],
  relevant: readonly ObjectId[],
): Promise<(present: ReadonlySet<ObjectId>) => ReadonlyMap<GroupId, DirectoryGroup>> => {
  const [occupied, edges] = await Promise.all([
    mirror.occupied(task.taskId),
    mirror.edgesOf(task.taskId, relevant),
  ]);
  return (present) => {
    const members = new Map<GroupId, ObjectId[]>();
    for (const { groupId, memberId } of edges) {
      if (!present.has(memberId)) continue;
      const listed = members.get(groupId);
      if (listed) listed.push(memberId);
      else members.set(groupId, [memberId]);
    }
    return new Map(
      groups.map((group) => [
        group.groupId,
        {
          ...group,
          memberIds: members.get(group.groupId) ?? [],
          moreMembers: occupied.has(group.groupId),
        },
      ]),
    );
  };
};

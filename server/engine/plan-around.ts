import type { DirectoryGroup, DirectorySnapshot } from '../domain/directory.ts';
import { addressOf } from '../domain/identity.ts';
import type { GroupId, ObjectId } from '../domain/ids.ts';
import { claimableAddresses } from '../domain/mirror-change.ts';
import type { PlanInput } from '../domain/planner.ts';
import type { Task } from '../domain/task.ts';
import type { User } from '../domain/user.ts';
import type { MirrorReader } from '../ports/mirror.ts';
import { type PlanReaders, readFacts } from './make-plan.ts';

interface Readers extends PlanReaders {
  readonly mirror: MirrorReader;
}

/**
 * What planning a few affected people needs, read from the mirror with a constant number of operations: they, whoever
 * claims the same addresses, whoever holds these addresses now, and their memberships. The plan of this input is the
 * full plan limited to those it may change.
 */
export const readAround = async (
  readers: Readers,
  task: Task,
  readAt: string,
  affected: readonly ObjectId[],
  actor: Parameters<typeof readFacts>[4],
): Promise<PlanInput> => {
  const { mirror, users } = readers;
  const { taskId, tenantId } = task;
  const domains = new Set(task.domains);
  const [themselves, own] = await Promise.all([
    mirror.people(taskId, affected),
    users.readByObjectIds(tenantId, affected),
  ]);
  const addresses = [
    ...new Set([...themselves.flatMap(claimableAddresses), ...own.map((user) => user.email)]),
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
  const concerned = [...new Set([...affected, ...rivals.map((person) => person.objectId)])];
  const relevant = [...new Set([...concerned, ...holderIds])];
  const [people, usersOfRelevant, snapshotGroups, baseline, totals] = await Promise.all([
    mirror.people(taskId, relevant),
    users.readByObjectIds(tenantId, relevant),
    readGroups(mirror, task, relevant),
    readers.baseline.loadFor(taskId, relevant),
    users.countForTask(tenantId, { taskId, domains: task.domains }),
  ]);
  const snapshot: DirectorySnapshot = {
    readAt,
    groups: snapshotGroups(new Set(people.map((person) => person.objectId))),
    people: new Map(people.map((person) => [person.objectId, person])),
  };
  const known = uniqueUsers([...own, ...holders, ...usersOfRelevant]);
  const facts = await readFacts(readers, task, task, { snapshot, users: known }, actor);
  return {
    ...facts,
    snapshot,
    users: known,
    baseline: baseline.groups,
    totals,
    only: new Set([...concerned, ...addresses]),
  };
};

const uniqueUsers = (users: readonly User[]): readonly User[] => [
  ...new Map(users.map((user) => [user.email, user])).values(),
];

/** The groups of the mirror with only the relevant of their members; whoever was deleted is nobody's member. */
const readGroups = async (
  mirror: MirrorReader,
  task: Task,
  relevant: readonly ObjectId[],
): Promise<(present: ReadonlySet<ObjectId>) => ReadonlyMap<GroupId, DirectoryGroup>> => {
  const [groups, occupied, edges] = await Promise.all([
    mirror.groups(task.taskId),
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

import type { DirectoryGroup, DirectorySnapshot, Person } from '../domain/directory.ts';
import { AppError } from '../domain/errors.ts';
import type { GroupId, ObjectId, TaskId } from '../domain/ids.ts';
import type { MirrorEdge, MirrorReader, MirrorState } from '../ports/mirror.ts';
import type { Database } from './database.ts';
import type { MirrorGroupDocument } from './documents.ts';
import { inDatabase } from './in-database.ts';
import { mirrorIndexes } from './indexes.ts';
import {
  lowerIds,
  mirrorKey,
  ofTask,
  toMirrorGroup,
  toMirrorState,
  toPerson,
} from './mirror-documents.ts';
import { scanEdges, scanPeople } from './mirror-scan.ts';
import { slicesOf } from './slices.ts';
import { text, texts } from './text.ts';

const valuesPerQuery = 5000;
const batchSize = 5000;
const attempts = 3;

/** Reads mirrors; each way in is one stretch of an index, so a read costs what it answers. */
export const createMirrorReader = (database: Database): MirrorReader => {
  const { mirrorStates, mirrorGroups, mirrorPeople, mirrorEdges, mirrorAffected } =
    database.collections;

  const readState = async (taskId: TaskId): Promise<MirrorState | null> =>
    toMirrorState(await mirrorStates.findOne({ _id: text(taskId) }));

  const readGroups = async (taskId: TaskId) =>
    (await mirrorGroups.find(ofTask(taskId)).toArray()).map(toMirrorGroup);

  const readAll = async (taskId: TaskId, readAt: string): Promise<DirectorySnapshot> => {
    const members = new Map<GroupId, ObjectId[]>();
    const groups = new Map<GroupId, DirectoryGroup>();
    for (const group of await readGroups(taskId)) {
      const memberIds: ObjectId[] = [];
      members.set(group.groupId, memberIds);
      groups.set(group.groupId, { ...group, memberIds });
    }
    for await (const batch of scanEdges(database, taskId))
      for (const { groupId, memberId, asleep } of batch)
        if (!asleep) members.get(groupId)?.push(memberId);
    const people = new Map<ObjectId, Person>();
    for await (const batch of scanPeople(database, taskId))
      for (const person of batch) people.set(person.objectId, person);
    return { readAt, groups, people };
  };

  /** Reads again when a round fell into the middle; a mixture would be the directory of no moment. */
  const load = async (taskId: TaskId): Promise<DirectorySnapshot> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const before = await readState(taskId);
      if (before === null)
        throw new AppError(
          'not-found',
          `There is no mirror of the directory for task ${taskId}; read the directory in full.`,
        );
      const snapshot = await readAll(taskId, before.checkedAt);
      if ((await readState(taskId))?.revision === before.revision) return snapshot;
    }
    throw new AppError(
      'revision-conflict',
      `The mirror of task ${taskId} changed ${attempts} times while it was read; another process works on this task.`,
    );
  };

  const peopleAt = async (taskId: TaskId, addresses: readonly string[]) => {
    const found = new Map<ObjectId, Person>();
    const wanted = [...new Set(texts(addresses).map((address) => address.toLowerCase()))];
    for (const slice of slicesOf(wanted, valuesPerQuery)) {
      const filter = { taskId: text(taskId), addresses: { $in: [...slice] } };
      const people = mirrorPeople.find(filter, { hint: mirrorIndexes.peopleByAddress });
      // Somebody may have addresses in several slices.
      for await (const person of people) found.set(person.objectId, toPerson(person));
    }
    return [...found.values()];
  };

  const edgesOfPeople = async (taskId: TaskId, memberIds: readonly string[]) => {
    const filter = { taskId: text(taskId), memberId: { $in: [...memberIds] } };
    return mirrorEdges
      .find(filter, { hint: mirrorIndexes.edgesByMember, batchSize })
      .project<MirrorEdge>({ _id: 0, groupId: 1, memberId: 1 })
      .toArray();
  };

  const edgesOfGroups = async (taskId: TaskId, memberIds: readonly string[]) => {
    const wanted = new Set(memberIds);
    const filter = { taskId: text(taskId), memberGroupIds: { $in: [...memberIds] } };
    const outer = await mirrorGroups
      .find(filter, { hint: mirrorIndexes.groupsByNested, batchSize })
      .project<{ readonly groupId: GroupId; readonly memberGroupIds: readonly GroupId[] }>({
        groupId: 1,
        memberGroupIds: 1,
      })
      .toArray();
    return outer.flatMap(({ groupId, memberGroupIds }) =>
      memberGroupIds.filter((id) => wanted.has(id)).map((memberId) => ({ groupId, memberId })),
    );
  };

  /** Collects what slices of the ids answer. */
  const inSlices = async <Answer>(
    ids: readonly string[],
    read: (slice: readonly string[]) => Promise<readonly Answer[]>,
  ): Promise<readonly Answer[]> => {
    const found: Answer[] = [];
    for (const slice of slicesOf(lowerIds(ids), valuesPerQuery))
      for (const answer of await read(slice)) found.push(answer);
    return found;
  };

  const progressOf = async (taskIds: readonly TaskId[]) => {
    const ids = texts(taskIds);
    const [states, affected] = await Promise.all([
      mirrorStates
        .find({ _id: { $in: ids }, links: { $ne: null } }, { batchSize })
        .project<{ readonly _id: TaskId } & Pick<MirrorState, 'plannedDigest' | 'checkedAt'>>({
          plannedDigest: 1,
          checkedAt: 1,
        })
        .toArray(),
      // Jumps from task to task within the index.
      mirrorAffected.distinct('taskId', { taskId: { $in: ids } }),
    ]);
    const withAffected = new Set(affected);
    return new Map(
      states.map(({ _id, plannedDigest, checkedAt }) => {
        const hasAffected = withAffected.has(_id);
        return [_id, { plannedDigest, checkedAt, hasAffected }] as const;
      }),
    );
  };

  const groupIdsOf = async (taskIds: readonly TaskId[]) => {
    const found = mirrorGroups
      .find({ taskId: { $in: texts(taskIds) } }, { hint: mirrorIndexes.groupsByTask, batchSize })
      .project<Pick<MirrorGroupDocument, 'taskId' | 'groupId'>>({ _id: 0, taskId: 1, groupId: 1 });
    const ids = new Map<TaskId, GroupId[]>();
    for await (const { taskId, groupId } of found) {
      const listed = ids.get(taskId);
      if (listed) listed.push(groupId);
      else ids.set(taskId, [groupId]);
    }
    return ids;
  };

  return {
    state: (taskId) => inDatabase(() => readState(taskId)),
    progressOf: (taskIds) => inDatabase(() => progressOf(taskIds)),
    load: (taskId) => inDatabase(() => load(taskId)),
    groups: (taskId) => inDatabase(() => readGroups(taskId)),
    groupIdsOf: (taskIds) => inDatabase(() => groupIdsOf(taskIds)),
    occupied: (taskId) =>
      inDatabase(async () => {
        // Jumps from group to group within the index.
        const awake = { taskId: text(taskId), asleep: false };
        const found = await mirrorEdges.distinct('groupId', awake);
        return new Set(found);
      }),
    people: (taskId, ids) =>
      inDatabase(() =>
        inSlices(ids, async (slice) => {
          const keys = slice.map((id) => mirrorKey(taskId, id));
          const people = mirrorPeople.find({ _id: { $in: keys } }, { batchSize });
          return (await people.toArray()).map(toPerson);
        }),
      ),
    peopleAt: (taskId, addresses) => inDatabase(() => peopleAt(taskId, addresses)),
    edgesOf: (taskId, memberIds) =>
      inDatabase(() =>
        inSlices(memberIds, async (slice) =>
          (await Promise.all([edgesOfPeople(taskId, slice), edgesOfGroups(taskId, slice)])).flat(),
        ),
      ),
    membersOf: (taskId, groupIds) =>
      inDatabase(async () => {
        const found = new Set<ObjectId>();
        for (const slice of slicesOf(lowerIds(groupIds), valuesPerQuery)) {
          const filter = { taskId: text(taskId), asleep: false, groupId: { $in: [...slice] } };
          const edges = mirrorEdges
            .find(filter, { hint: mirrorIndexes.edgesByGroup, batchSize })
            .project<Pick<MirrorEdge, 'memberId'>>({ _id: 0, memberId: 1 });
          for await (const { memberId } of edges) found.add(memberId);
        }
        return [...found];
      }),
    affected: (taskId, limit) =>
      inDatabase(() =>
        mirrorAffected
          .find({ taskId: text(taskId) }, { hint: mirrorIndexes.affectedByAge })
          .sort({ since: 1, objectId: 1 })
          .limit(limit)
          .project<{ readonly objectId: ObjectId; readonly since: string }>({
            _id: 0,
            objectId: 1,
            since: 1,
          })
          .toArray(),
      ),
  };
};

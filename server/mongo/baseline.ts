import type { GroupId, ObjectId, TaskId } from '../domain/ids.ts';
import type { Baseline, BaselineStore } from '../ports/stores.ts';
import { createBaselineOfPeople } from './baseline-of-people.ts';
import { createBaselineRecords, renamedIn } from './baseline-records.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';
import { recordedByGroup } from './indexes.ts';
import { text, texts } from './text.ts';

const batchSize = 1000;

type Group = Baseline['groups'] extends ReadonlyMap<GroupId, infer Value> ? Value : never;

/** Calls `write` for slices of what an iterable yields, so that its length does not matter. */
const inBatches = async <Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  write: (batch: readonly Item[]) => Promise<unknown>,
): Promise<void> => {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < batchSize) continue;
    await write(batch);
    batch = [];
  }
  if (batch.length > 0) await write(batch);
};

/**
 * Baselines in MongoDB, one small document per membership. Saving writes the difference, additions first: interrupted, it
 * leaves somebody recorded too long but nobody forgotten.
 */
export const createBaseline = (database: Database): BaselineStore => {
  const { baselineGroups, baselineMembers } = database.collections;
  const { namesOf, nameGroups, insertMembers } = createBaselineRecords(database);

  /** Object ids recorded for a group; read from the index alone. */
  const recordedOf = (taskId: TaskId, groupId: GroupId) =>
    baselineMembers
      .find({ taskId: text(taskId), groupId: text(groupId) }, { hint: recordedByGroup })
      .project<{ readonly objectId: ObjectId }>({ _id: 0, objectId: 1 })
      .batchSize(batchSize)
      .map(({ objectId }) => objectId);

  /** Records the new members of a group; true if it also has recorded members that left. */
  const addMembers = async (taskId: TaskId, groupId: GroupId, { memberIds }: Group) => {
    const missing = new Set(memberIds);
    let someLeft = false;
    for await (const objectId of recordedOf(taskId, groupId))
      if (!missing.delete(objectId)) someLeft = true;
    await inBatches(missing, (batch) =>
      insertMembers(batch.map((objectId) => ({ taskId, groupId, objectId: text(objectId) }))),
    );
    return someLeft;
  };

  const removeMembers = async (taskId: TaskId, groupId: GroupId, { memberIds }: Group) => {
    const left: ObjectId[] = [];
    for await (const objectId of recordedOf(taskId, groupId))
      if (!memberIds.has(objectId)) left.push(objectId);
    await inBatches(left, (batch) =>
      baselineMembers.deleteMany({ taskId, groupId, objectId: { $in: [...batch] } }),
    );
  };

  return {
    ...createBaselineOfPeople(database),
    load: (taskId) =>
      inDatabase(async () => {
        const names = await namesOf(taskId);
        const groups = new Map(
          [...names].map(([groupId, displayName]) => [
            groupId,
            { displayName, memberIds: new Set<ObjectId>() },
          ]),
        );
        const members = baselineMembers
          .find({ taskId: text(taskId) }, { hint: recordedByGroup })
          .project<{ readonly groupId: GroupId; readonly objectId: ObjectId }>({
            _id: 0,
            groupId: 1,
            objectId: 1,
          });
        for await (const { groupId, objectId } of members.batchSize(batchSize))
          groups.get(groupId)?.memberIds.add(objectId);
        return { groups };
      }),
    save: (taskId, next) =>
      inDatabase(async () => {
        await nameGroups(taskId, renamedIn(next, await namesOf(taskId)));
        const withLeavers: GroupId[] = [];
        for (const [groupId, group] of next.groups)
          if (await addMembers(taskId, groupId, group)) withLeavers.push(groupId);
        for (const groupId of withLeavers) {
          const group = next.groups.get(groupId);
          if (group !== undefined) await removeMembers(taskId, groupId, group);
        }
        const others = { taskId, groupId: { $nin: texts([...next.groups.keys()]) } };
        await baselineMembers.deleteMany(others);
        await baselineGroups.deleteMany(others);
      }),
    remove: (taskId) =>
      inDatabase(async () => {
        await baselineMembers.deleteMany({ taskId: text(taskId) });
        await baselineGroups.deleteMany({ taskId: text(taskId) });
      }),
  };
};

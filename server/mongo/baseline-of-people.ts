import type { GroupId, ObjectId, TaskId } from '../domain/ids.ts';
import type { Baseline, BaselineStore } from '../ports/stores.ts';
import { createBaselineRecords, renamedIn } from './baseline-records.ts';
import type { Database } from './database.ts';
import type { BaselineMemberDocument } from './documents.ts';
import { inDatabase } from './in-database.ts';
import { recordedByPerson } from './indexes.ts';
import { slicesOf } from './slices.ts';
import { text, texts } from './text.ts';

const sliceSize = 1000;

/** The memberships of some people in the baseline; what is read and written follows their number. */
export const createBaselineOfPeople = (
  database: Database,
): Pick<BaselineStore, 'loadFor' | 'saveFor'> => {
  const { baselineMembers } = database.collections;
  const { namesOf, nameGroups, insertMembers } = createBaselineRecords(database);

  /** Recorded memberships of these people, in slices read from the index alone. */
  async function* recordedFor(taskId: TaskId, objectIds: ReadonlySet<ObjectId>) {
    for (const slice of slicesOf(texts([...objectIds]), sliceSize))
      yield* baselineMembers
        .find({ taskId: text(taskId), objectId: { $in: [...slice] } }, { hint: recordedByPerson })
        .project<Omit<BaselineMemberDocument, 'taskId'>>({ _id: 0, groupId: 1, objectId: 1 });
  }

  /** What is to be recorded of these people, by group. */
  const wantedOf = (next: Baseline, people: ReadonlySet<ObjectId>) =>
    new Map(
      [...next.groups].map(([groupId, { memberIds }]) => [
        groupId,
        new Set([...memberIds].filter((id) => people.has(id))),
      ]),
    );

  const removeMembers = async (taskId: TaskId, left: ReadonlyMap<GroupId, readonly ObjectId[]>) => {
    for (const slice of slicesOf([...left], sliceSize))
      await baselineMembers.bulkWrite(
        slice.map(([groupId, ids]) => ({
          deleteMany: { filter: { taskId: text(taskId), groupId, objectId: { $in: [...ids] } } },
        })),
      );
  };

  return {
    loadFor: (taskId, objectIds) =>
      inDatabase(async () => {
        const groups = new Map(
          [...(await namesOf(taskId))].map(([groupId, displayName]) => [
            groupId,
            { displayName, memberIds: new Set<ObjectId>() },
          ]),
        );
        for await (const { groupId, objectId } of recordedFor(taskId, new Set(objectIds)))
          groups.get(groupId)?.memberIds.add(objectId);
        return { groups };
      }),
    saveFor: (taskId, objectIds, next, before) =>
      inDatabase(async () => {
        const people = new Set(objectIds);
        const names = before
          ? new Map([...before].map(([groupId, { displayName }]) => [groupId, displayName]))
          : await namesOf(taskId);
        await nameGroups(taskId, renamedIn(next, names));
        const missing = wantedOf(next, people);
        const left = new Map<GroupId, ObjectId[]>();
        for await (const { groupId, objectId } of recordedFor(taskId, people)) {
          if (missing.get(groupId)?.delete(objectId)) continue;
          const leavers = left.get(groupId);
          if (leavers) leavers.push(objectId);
          else left.set(groupId, [objectId]);
        }
        await insertMembers(
          [...missing].flatMap(([groupId, ids]) =>
            [...ids].map((objectId) => ({ taskId, groupId, objectId })),
          ),
        );
        await removeMembers(taskId, left);
      }),
  };
};

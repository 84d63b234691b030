import type { GroupId, TaskId } from '../domain/ids.ts';
import type { Baseline } from '../ports/stores.ts';
import type { Database } from './database.ts';
import type { BaselineMemberDocument } from './documents.ts';
import { isOnlyDuplicates } from './in-database.ts';
import { slicesOf } from './slices.ts';
import { text } from './text.ts';

const sliceSize = 1000;

/** Groups of a baseline that are not recorded under their name, with it. */
export const renamedIn = (
  { groups }: Baseline,
  recorded: ReadonlyMap<GroupId, string>,
): readonly (readonly [GroupId, string])[] =>
  [...groups].flatMap(([groupId, { displayName }]) =>
    recorded.get(groupId) === displayName ? [] : [[groupId, displayName] as const],
  );

/** What saving a baseline consists of, whether of everybody or of a few. Each piece may be repeated. */
export const createBaselineRecords = ({ collections }: Database) => {
  const { baselineGroups, baselineMembers } = collections;
  return {
    /** Names of the recorded groups. */
    namesOf: async (taskId: TaskId): Promise<ReadonlyMap<GroupId, string>> => {
      const groups = await baselineGroups.find({ taskId: text(taskId) }).toArray();
      return new Map(groups.map(({ groupId, displayName }) => [groupId, displayName]));
    },
    /** Records groups under these names. */
    nameGroups: async (taskId: TaskId, names: readonly (readonly [GroupId, string])[]) => {
      for (const slice of slicesOf(names, sliceSize))
        await baselineGroups.bulkWrite(
          slice.map(([groupId, displayName]) => ({
            updateOne: {
              filter: { taskId: text(taskId), groupId: text(groupId) },
              update: { $set: { displayName } },
              upsert: true,
            },
          })),
        );
    },
    /** Inserts memberships; one that is there already (a save that was interrupted and its successor) is no error. */
    insertMembers: async (members: readonly BaselineMemberDocument[]): Promise<void> => {
      for (const slice of slicesOf(members, sliceSize))
        try {
          await baselineMembers.insertMany(slice, { ordered: false });
        } catch (error) {
          if (!isOnlyDuplicates(error)) throw error;
        }
    },
  };
};

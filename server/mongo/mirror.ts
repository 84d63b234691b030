import type { TaskId } from '../domain/ids.ts';
import type { MirrorStore } from '../ports/mirror.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';
import { advanceMirror } from './mirror-advance.ts';
import { mirrorKey, ofTask } from './mirror-documents.ts';
import { createMirrorReader } from './mirror-reader.ts';
import { replaceMirror } from './mirror-replace.ts';
import { slicesOf } from './slices.ts';
import { text } from './text.ts';

const sliceSize = 5000;

type Planned = Parameters<MirrorStore['planned']>[1];

/** Mirrors in MongoDB: a small document per group, person and membership, and one per task that says of when it is. */
export const createMirror = (database: Database): MirrorStore => {
  const { mirrorStates, mirrorGroups, mirrorPeople, mirrorEdges, mirrorAffected } =
    database.collections;

  /** Those of one round have one moment, so a few statements strike off any number. */
  const strikeOff = async (taskId: TaskId, people: Planned) => {
    const byMoment = new Map<string, string[]>();
    for (const { objectId, since } of people) {
      const keys = byMoment.get(text(since));
      if (keys) keys.push(mirrorKey(taskId, objectId));
      else byMoment.set(since, [mirrorKey(taskId, objectId)]);
    }
    for (const [since, keys] of byMoment)
      for (const slice of slicesOf(keys, sliceSize))
        await mirrorAffected.deleteMany({ _id: { $in: [...slice] }, since: { $lte: since } });
  };

  return {
    ...createMirrorReader(database),
    replace: (taskId, snapshot, facts) =>
      inDatabase(() => replaceMirror(database, taskId, snapshot, facts)),
    advance: (taskId, revision, change, links, now) =>
      inDatabase(() => advanceMirror(database, taskId, revision, change, links, now)),
    planned: (taskId, people) => inDatabase(() => strikeOff(taskId, people)),
    setPlannedDigest: (taskId, revision, digest) =>
      inDatabase(async () => {
        const { matchedCount } = await mirrorStates.updateOne(
          { _id: text(taskId), revision, links: { $ne: null } },
          { $set: { plannedDigest: text(digest) } },
        );
        return matchedCount === 1;
      }),
    remove: (taskId) =>
      inDatabase(async () => {
        // The state goes first: what is left of an interrupted removal is no mirror.
        await mirrorStates.deleteOne({ _id: text(taskId) });
        await mirrorEdges.deleteMany(ofTask(taskId));
        await mirrorPeople.deleteMany(ofTask(taskId));
        await mirrorGroups.deleteMany(ofTask(taskId));
        await mirrorAffected.deleteMany(ofTask(taskId));
      }),
  };
};

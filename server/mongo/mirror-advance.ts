import type { ClientSession } from 'mongodb';
import type { TaskId } from '../domain/ids.ts';
import type { DeltaLinks, MirrorChange } from '../ports/mirror.ts';
import type { Database } from './database.ts';
import { lowerId, roundAfter } from './mirror-documents.ts';
import { mirrorTransaction } from './mirror-transaction.ts';
import { createMirrorWrites } from './mirror-writes.ts';
import { slicesOf } from './slices.ts';
import { text } from './text.ts';

const sliceSize = 1000;

/**
 * Writes one delta round as one transaction: what goes before what comes, so somebody in both lists is there. Whoever was
 * affected already gets the moment of this round: who then planned him for an earlier round does not strike him off.
 */
export const advanceMirror = (
  database: Database,
  taskId: TaskId,
  revision: number,
  change: MirrorChange,
  links: DeltaLinks,
  now: string,
): Promise<boolean> => {
  const { mirrorStates } = database.collections;
  const writes = createMirrorWrites(database, taskId);
  return mirrorTransaction(database, async (session) => {
    const inSlices = async <Piece>(
      pieces: readonly Piece[],
      write: (session: ClientSession, slice: readonly Piece[]) => Promise<unknown>,
    ): Promise<void> => {
      for (const slice of slicesOf(pieces, sliceSize)) await write(session, slice);
    };
    const filter = { _id: text(taskId), revision, links: { $ne: null } };
    const state = await mirrorStates.findOne(filter, { session });
    if (state === null) return false;
    const since = roundAfter(now, state.lastRound);
    await mirrorStates.updateOne(
      filter,
      { $set: { links, checkedAt: now, lastRound: since }, $inc: { revision: 1 } },
      { session },
    );
    await inSlices(change.groups, writes.putGroups);
    await inSlices(change.removedPeople, writes.putPeopleAside);
    await inSlices(change.people, writes.putPeopleBack);
    await inSlices(change.removedEdges, writes.removeEdges);
    const here = new Set(change.people.map(({ objectId }) => lowerId(objectId)));
    await inSlices(change.addedEdges, (_, slice) => writes.putEdgesOf(session, slice, here));
    await inSlices(change.affected, (_, slice) => writes.putAffected(session, slice, since));
    return true;
  });
};

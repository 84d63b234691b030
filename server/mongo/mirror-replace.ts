import type { ClientSession } from 'mongodb';
import type { DirectorySnapshot } from '../domain/directory.ts';
import { AppError } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import type { MirrorDrift, MirrorStore } from '../ports/mirror.ts';
import { batchesOf } from './batches.ts';
import type { Database } from './database.ts';
import type { MirrorStateDocument } from './documents.ts';
import { compareMirror, type StoredMirror } from './mirror-difference.ts';
import { lowerIds, ofTask, roundAfter, toMirrorGroup } from './mirror-documents.ts';
import { scanEdges, scanPeople } from './mirror-scan.ts';
import { mirrorTransaction } from './mirror-transaction.ts';
import { createMirrorWrites } from './mirror-writes.ts';
import { slicesOf } from './slices.ts';
import { text } from './text.ts';

type Facts = Parameters<MirrorStore['replace']>[2];

const sliceSize = 5000;

const noState: Omit<MirrorStateDocument, '_id' | 'revision' | 'links'> = {
  selectedIds: [],
  readAt: '',
  checkedAt: '',
  plannedDigest: null,
  lastRound: null,
};

/** Marks the mirror as being rebuilt; from then on nobody else's slice or round is written. */
const begin = async ({ collections: { mirrorStates } }: Database, taskId: TaskId) => {
  const before = await mirrorStates.findOneAndUpdate(
    { _id: text(taskId) },
    { $set: { links: null }, $inc: { revision: 1 }, $setOnInsert: noState },
    { upsert: true, returnDocument: 'before' },
  );
  return { before, revision: (before?.revision ?? 0) + 1 };
};

const storedMirror = (database: Database, taskId: TaskId): StoredMirror => {
  const groups = database.collections.mirrorGroups.find(ofTask(taskId)).map(toMirrorGroup);
  return {
    groups: batchesOf(groups),
    people: scanPeople(database, taskId),
    edges: scanEdges(database, taskId),
  };
};

/**
 * Rebuilds a mirror: the links are dropped, the difference is written (what comes before what goes), and the state follows
 * last, with the people affected until then forgotten. Each slice proves in its transaction that this rebuild is the newest; AppError
 * `lease-lost` if it no longer is.
 */
export const replaceMirror = async (
  database: Database,
  taskId: TaskId,
  snapshot: DirectorySnapshot,
  { links, plannedDigest, affected = [], ...facts }: Facts,
): Promise<MirrorDrift | null> => {
  const { mirrorStates, mirrorAffected } = database.collections;
  const { before, revision } = await begin(database, taskId);
  const rebuilding = { _id: text(taskId), revision, links: null };
  const writes = createMirrorWrites(database, taskId);

  const proven = (write: (session: ClientSession) => Promise<unknown>): Promise<void> =>
    mirrorTransaction(database, async (session) => {
      const proof = await mirrorStates.updateOne(rebuilding, { $inc: { slices: 1 } }, { session });
      if (proof.matchedCount === 0)
        throw new AppError(
          'lease-lost',
          `Another process rebuilds the mirror of task ${taskId}, or removed it; what this one read is not used.`,
        );
      await write(session);
    });
  const inSlices = async <Piece>(
    pieces: readonly Piece[],
    write: (session: ClientSession, slice: readonly Piece[]) => Promise<unknown>,
  ): Promise<void> => {
    for (const slice of slicesOf(pieces, sliceSize))
      await proven((session) => write(session, slice));
  };

  const { groups, people, edges, drift } = await compareMirror(
    storedMirror(database, taskId),
    snapshot,
  );
  // In the order in which they are kept: that is the fastest.
  await inSlices(groups.added, writes.insertGroups);
  await inSlices(groups.changed, writes.putGroups);
  await inSlices(people.added.toSorted(byId), writes.insertPeople);
  await inSlices(people.changed, writes.putPeople);
  await inSlices(edges.added.toSorted(byGroupAndMember), writes.insertEdges);
  await inSlices(edges.changed, writes.putEdges);
  await inSlices(edges.removed, writes.removeEdges);
  await inSlices(
    people.removed.map(({ objectId }) => objectId),
    writes.removePeople,
  );
  await inSlices(
    groups.removed.map(({ groupId }) => groupId),
    writes.removeGroups,
  );

  const selectedIds = lowerIds(facts.selectedIds).toSorted();
  const { readAt } = snapshot;
  const state = { selectedIds, links, readAt, checkedAt: readAt, plannedDigest };
  const since = roundAfter(readAt, before?.lastRound ?? null);
  await proven(async (session) => {
    await mirrorAffected.deleteMany(ofTask(taskId), { session });
    for (const slice of slicesOf(affected, sliceSize))
      await writes.putAffected(session, slice, since);
    const lastRound = affected.length > 0 ? { lastRound: since } : {};
    await mirrorStates.updateOne(rebuilding, { $set: { ...state, ...lastRound } }, { session });
  });
  const comparable = before?.links != null && before.selectedIds.join() === selectedIds.join();
  return comparable ? drift : null;
};

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byId = (a: { readonly objectId: string }, b: { readonly objectId: string }): number =>
  byText(a.objectId, b.objectId);
const byGroupAndMember = (
  a: { readonly groupId: string; readonly memberId: string },
  b: { readonly groupId: string; readonly memberId: string },
): number => byText(a.groupId, b.groupId) || byText(a.memberId, b.memberId);

import type { ClientSession } from 'mongodb';
import type { Person } from '../domain/directory.ts';
import type { GroupId, ObjectId, TaskId } from '../domain/ids.ts';
import type { MirrorEdge, MirrorGroup } from '../ports/mirror.ts';
import type { Database } from './database.ts';
import { mirrorIndexes } from './indexes.ts';
import {
  affectedDocument,
  edgeDocument,
  groupDocument,
  lowerId,
  lowerIds,
  mirrorKey,
  personDocument,
} from './mirror-documents.ts';
import { text } from './text.ts';

/** An upsert of a whole document. */
const put = <Document extends { readonly _id: string }>({ _id, ...replacement }: Document) => ({
  replaceOne: { filter: { _id }, replacement, upsert: true },
});

/**
 * The statements that write one slice of a task's mirror, each within the transaction of a session. `insert` is for what is
 * not there, and the fastest; `put` and `remove` may be repeated.
 */
export const createMirrorWrites = ({ collections }: Database, taskId: TaskId) => {
  const { mirrorGroups, mirrorPeople, mirrorEdges, mirrorAffected } = collections;
  const keys = (ids: readonly string[]) => ({ $in: ids.map((id) => mirrorKey(taskId, id)) });
  const setAsleep = (session: ClientSession, ids: readonly ObjectId[], asleep: boolean) =>
    mirrorEdges.updateMany(
      { taskId: text(taskId), memberId: { $in: lowerIds(ids) } },
      { $set: { asleep } },
      { session, hint: mirrorIndexes.edgesByMember },
    );
  return {
    insertGroups: (session: ClientSession, groups: readonly MirrorGroup[]) =>
      mirrorGroups.insertMany(
        groups.map((group) => groupDocument(taskId, group)),
        { session },
      ),
    putGroups: (session: ClientSession, groups: readonly MirrorGroup[]) =>
      mirrorGroups.bulkWrite(
        groups.map((group) => put(groupDocument(taskId, group))),
        { session },
      ),
    removeGroups: (session: ClientSession, ids: readonly GroupId[]) =>
      mirrorGroups.deleteMany({ _id: keys(ids) }, { session }),
    insertPeople: (session: ClientSession, people: readonly Person[]) =>
      mirrorPeople.insertMany(
        people.map((person) => personDocument(taskId, person)),
        { session },
      ),
    putPeople: (session: ClientSession, people: readonly Person[]) =>
      mirrorPeople.bulkWrite(
        people.map((person) => put(personDocument(taskId, person))),
        { session },
      ),
    removePeople: (session: ClientSession, ids: readonly ObjectId[]) =>
      mirrorPeople.deleteMany({ _id: keys(ids) }, { session }),
    /** Takes people out who may come back: their memberships sleep until then. */
    putPeopleAside: async (session: ClientSession, ids: readonly ObjectId[]) => {
      await mirrorPeople.deleteMany({ _id: keys(ids) }, { session });
      await setAsleep(session, ids, true);
    },
    /** Puts people, and wakes the memberships of those who were not there. */
    putPeopleBack: async (session: ClientSession, people: readonly Person[]) => {
      const { upsertedIds } = await mirrorPeople.bulkWrite(
        people.map((person) => put(personDocument(taskId, person))),
        { session },
      );
      const back = Object.keys(upsertedIds).flatMap((index) => people[Number(index)] ?? []);
      if (back.length > 0)
        await setAsleep(
          session,
          back.map(({ objectId }) => objectId),
          false,
        );
    },
    insertEdges: (session: ClientSession, edges: readonly MirrorEdge[]) =>
      mirrorEdges.insertMany(
        edges.map((edge) => edgeDocument(taskId, edge, false)),
        { session },
      ),
    putEdges: (session: ClientSession, edges: readonly MirrorEdge[]) =>
      mirrorEdges.bulkWrite(
        edges.map((edge) => put(edgeDocument(taskId, edge, false))),
        { session },
      ),
    /** The same where somebody may not be there: `here` are those who surely are. */
    putEdgesOf: async (
      session: ClientSession,
      edges: readonly MirrorEdge[],
      here: ReadonlySet<ObjectId>,
    ) => {
      const there = new Set(here);
      const others = lowerIds(edges.map(({ memberId }) => memberId)).filter((id) => !here.has(id));
      if (others.length > 0) {
        const found = mirrorPeople.find({ _id: keys(others) }, { session });
        for await (const { objectId } of found.project<Pick<Person, 'objectId'>>({ objectId: 1 }))
          there.add(objectId);
      }
      await mirrorEdges.bulkWrite(
        edges.map((edge) => put(edgeDocument(taskId, edge, !there.has(lowerId(edge.memberId))))),
        { session },
      );
    },
    removeEdges: (session: ClientSession, edges: readonly MirrorEdge[]) => {
      const gone = edges.map(({ groupId, memberId }) => mirrorKey(taskId, groupId, memberId));
      return mirrorEdges.deleteMany({ _id: { $in: gone } }, { session });
    },
    putAffected: (session: ClientSession, ids: readonly ObjectId[], since: string) =>
      mirrorAffected.bulkWrite(
        ids.map((id) => put(affectedDocument(taskId, id, since))),
        { session },
      ),
  };
};

import type { ClientSession } from 'mongodb';
import type { Person } from '../domain/directory.ts';
import type { GroupId, ObjectId, TaskId } from '../domain/ids.ts';
import type { MirrorEdge, MirrorGroup } from '../ports/mirror.ts';
import type { Database } from './database.ts';
import {
  affectedDocument,
  edgeDocument,
  groupDocument,
  mirrorKey,
  personDocument,
} from './mirror-documents.ts';

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
    insertEdges: (session: ClientSession, edges: readonly MirrorEdge[]) =>
      mirrorEdges.insertMany(
        edges.map((edge) => edgeDocument(taskId, edge)),
        { session },
      ),
    putEdges: (session: ClientSession, edges: readonly MirrorEdge[]) =>
      mirrorEdges.bulkWrite(
        edges.map((edge) => put(edgeDocument(taskId, edge))),
        { session },
      ),
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

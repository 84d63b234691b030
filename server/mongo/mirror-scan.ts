import type { Person } from '../domain/directory.ts';
import type { TaskId } from '../domain/ids.ts';
import type { MirrorEdge } from '../ports/mirror.ts';
import { batchesOf } from './batches.ts';
import type { Database } from './database.ts';
import { mirrorIndexes } from './indexes.ts';
import { ofTask } from './mirror-documents.ts';
import { text } from './text.ts';

/** Soon decoded, so that others have their turn; larger ones cost more altogether. */
const batchSize = 1000;

/** All people of a mirror, in batches, without what only finds them. */
export const scanPeople = ({ collections: { mirrorPeople } }: Database, taskId: TaskId) =>
  batchesOf(
    mirrorPeople
      .find(ofTask(taskId), { batchSize })
      .project<Person>({ _id: 0, taskId: 0, addresses: 0 }),
  );

/** A membership as stored; it sleeps while the mirror does not hold the person. */
export type StoredEdge = MirrorEdge & { readonly asleep: boolean };

/** All memberships of people, in batches, from an index alone and in its order: those asleep last, by group, then by member. */
export const scanEdges = ({ collections: { mirrorEdges } }: Database, taskId: TaskId) =>
  batchesOf(
    mirrorEdges
      .find({ taskId: text(taskId) }, { hint: mirrorIndexes.edgesByGroup, batchSize })
      .project<StoredEdge>({ _id: 0, groupId: 1, memberId: 1, asleep: 1 }),
  );

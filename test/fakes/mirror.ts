import { AppError } from '../../server/domain/errors.ts';
import type { TaskId } from '../../server/domain/ids.ts';
import { compareMirror } from '../../server/mongo/mirror-difference.ts';
import {
  addressesOf,
  lowerId,
  lowerIds,
  roundAfter,
  toMirrorGroup,
  toPerson,
} from '../../server/mongo/mirror-documents.ts';
import type { MirrorEdge, MirrorReader, MirrorStore } from '../../server/ports/mirror.ts';
import { createFakeMemory, type FakeMemory, type RememberedMirror } from './memory.ts';

const noMirror = (taskId: TaskId): RememberedMirror => ({
  state: {
    taskId,
    revision: 0,
    selectedIds: [],
    links: null,
    readAt: '',
    checkedAt: '',
    plannedDigest: null,
  },
  lastRound: null,
  groups: new Map(),
  people: new Map(),
  members: new Map(),
  affected: new Map(),
});

async function* streamed<Piece>(pieces: Iterable<Piece>): AsyncIterable<readonly Piece[]> {
  yield [...pieces];
}

const edgesIn = ({ members, people }: RememberedMirror) =>
  [...members].flatMap(([groupId, ids]) =>
    [...ids].map((memberId) => ({ groupId, memberId, asleep: !people.has(memberId) })),
  );
const awakeIn = (mirror: RememberedMirror) => edgesIn(mirror).filter(({ asleep }) => !asleep);

const createReader = (mirrorOf: (taskId: TaskId) => RememberedMirror): MirrorReader => ({
  state: async (taskId) => {
    const { links, ...state } = mirrorOf(taskId).state;
    return links === null ? null : { ...state, links };
  },
  progressOf: async (taskIds) =>
    new Map(
      taskIds.flatMap((taskId) => {
        const { state, affected } = mirrorOf(taskId);
        if (state.links === null) return [];
        const { plannedDigest, checkedAt } = state;
        return [[taskId, { plannedDigest, checkedAt, hasAffected: affected.size > 0 }] as const];
      }),
    ),
  load: async (taskId) => {
    const { state, groups, people, members } = mirrorOf(taskId);
    if (state.links === null)
      throw new AppError('not-found', `There is no mirror for task ${taskId}.`);
    return {
      readAt: state.checkedAt,
      people: new Map(people),
      groups: new Map(
        [...groups].map(([groupId, group]) => [
          groupId,
          {
            ...group,
            memberIds: [...(members.get(groupId) ?? [])].filter((id) => people.has(id)).toSorted(),
          },
        ]),
      ),
    };
  },
  groups: async (taskId) => [...mirrorOf(taskId).groups.values()],
  groupIdsOf: async (taskIds) =>
    new Map(
      taskIds.flatMap((taskId) => {
        const ids = [...mirrorOf(taskId).groups.keys()];
        return ids.length === 0 ? [] : [[taskId, ids] as const];
      }),
    ),
  occupied: async (taskId) => new Set(awakeIn(mirrorOf(taskId)).map(({ groupId }) => groupId)),
  people: async (taskId, ids) =>
    lowerIds(ids).flatMap((id) => mirrorOf(taskId).people.get(id) ?? []),
  peopleAt: async (taskId, addresses) => {
    const wanted = new Set(addresses.map((address) => address.toLowerCase()));
    return [...mirrorOf(taskId).people.values()].filter((person) =>
      addressesOf(person).some((address) => wanted.has(address)),
    );
  },
  edgesOf: async (taskId, memberIds) => {
    const wanted = new Set(lowerIds(memberIds));
    const mirror = mirrorOf(taskId);
    const nested = [...mirror.groups.values()].flatMap(({ groupId, memberGroupIds }) =>
      memberGroupIds.map((memberId) => ({ groupId, memberId })),
    );
    const direct = edgesIn(mirror).map(({ groupId, memberId }) => ({ groupId, memberId }));
    return [...direct, ...nested].filter(({ memberId }) => wanted.has(memberId));
  },
  membersOf: async (taskId, groupIds) => {
    const wanted = new Set(lowerIds(groupIds));
    const found = awakeIn(mirrorOf(taskId)).filter(({ groupId }) => wanted.has(groupId));
    return [...new Set(found.map(({ memberId }) => memberId))];
  },
  affected: async (taskId, limit) =>
    [...mirrorOf(taskId).affected]
      .map(([objectId, since]) => ({ objectId, since }))
      .sort((a, b) => (`${a.since} ${a.objectId}` < `${b.since} ${b.objectId}` ? -1 : 1))
      .slice(0, limit),
});

/** Mirrors in memory. */
export const createFakeMirror = (memory: FakeMemory = createFakeMemory()): MirrorStore => {
  const mirrorOf = (taskId: TaskId) => memory.mirrors.get(taskId) ?? noMirror(taskId);
  const put = (mirror: RememberedMirror, edge: MirrorEdge) => {
    const groupId = lowerId(edge.groupId);
    const ids = mirror.members.get(groupId) ?? new Set();
    mirror.members.set(groupId, ids.add(lowerId(edge.memberId)));
  };
  return {
    ...createReader(mirrorOf),
    replace: async (taskId, snapshot, { links, plannedDigest, affected = [], ...facts }) => {
      const before = mirrorOf(taskId);
      const { readAt } = snapshot;
      const selectedIds = lowerIds(facts.selectedIds).toSorted();
      const { drift, edges } = await compareMirror(
        {
          groups: streamed(before.groups.values()),
          people: streamed(before.people.values()),
          edges: streamed(edgesIn(before)),
        },
        snapshot,
      );
      const revision = before.state.revision + 1;
      const times = { readAt, checkedAt: readAt };
      const state = { taskId, revision, selectedIds, links, plannedDigest, ...times };
      const next = { ...noMirror(taskId), state, lastRound: before.lastRound };
      for (const { memberIds, ...group } of snapshot.groups.values()) {
        next.groups.set(lowerId(group.groupId), toMirrorGroup(group));
        for (const memberId of memberIds) put(next, { groupId: group.groupId, memberId });
      }
      const removed = new Set(
        edges.removed.map(({ groupId, memberId }) => `${groupId} ${memberId}`),
      );
      for (const edge of edgesIn(before))
        if (!removed.has(`${edge.groupId} ${edge.memberId}`)) put(next, edge);
      for (const person of snapshot.people.values())
        next.people.set(lowerId(person.objectId), toPerson(person));
      if (affected.length > 0) {
        next.lastRound = roundAfter(readAt, next.lastRound);
        for (const id of affected) next.affected.set(lowerId(id), next.lastRound);
      }
      memory.mirrors.set(taskId, next);
      const comparable =
        before.state.links !== null && before.state.selectedIds.join() === selectedIds.join();
      return comparable ? drift : null;
    },
    advance: async (taskId, revision, change, links, now) => {
      const mirror = mirrorOf(taskId);
      const { state } = mirror;
      if (state.links === null || state.revision !== revision) return false;
      const since = roundAfter(now, mirror.lastRound);
      mirror.state = { ...state, links, checkedAt: now, revision: revision + 1 };
      mirror.lastRound = since;
      for (const group of change.groups)
        mirror.groups.set(lowerId(group.groupId), toMirrorGroup(group));
      for (const id of change.removedPeople) mirror.people.delete(lowerId(id));
      for (const person of change.people)
        mirror.people.set(lowerId(person.objectId), toPerson(person));
      for (const { groupId, memberId } of change.removedEdges)
        mirror.members.get(lowerId(groupId))?.delete(lowerId(memberId));
      for (const edge of change.addedEdges) put(mirror, edge);
      for (const id of change.affected) mirror.affected.set(lowerId(id), since);
      return true;
    },
    planned: async (taskId, people) => {
      const { affected } = mirrorOf(taskId);
      for (const { objectId, since } of people)
        if ((affected.get(lowerId(objectId)) ?? since) <= since) affected.delete(lowerId(objectId));
    },
    setPlannedDigest: async (taskId, revision, plannedDigest) => {
      const mirror = mirrorOf(taskId);
      if (mirror.state.links === null || mirror.state.revision !== revision) return false;
      mirror.state = { ...mirror.state, plannedDigest };
      return true;
    },
    remove: async (taskId) => void memory.mirrors.delete(taskId),
  };
};

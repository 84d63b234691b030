import type { DirectorySnapshot } from '../domain/directory.ts';
import type { ObjectId } from '../domain/ids.ts';
import type { Run } from '../domain/run.ts';
import { selectedGroups, type Task } from '../domain/task.ts';
import type { Directory, ReadOptions } from '../ports/directory.ts';
import type { LiveStore } from '../ports/live.ts';
import type { DeltaLinks, MirrorState, MirrorStore } from '../ports/mirror.ts';
import type { BaselineStore, TaskStore } from '../ports/stores.ts';
import { accessOf } from './find-task.ts';
import { followDelta } from './follow-delta.ts';
import {
  configDigestOf,
  type MadePlan,
  type PlanReaders,
  planInput,
  planSnapshot,
} from './make-plan.ts';
import { nextBaseline, sameBaseline } from './next-baseline.ts';
import { readAround } from './plan-around.ts';

export interface PrepareDeps {
  readonly readers: PlanReaders;
  readonly tasks: Pick<TaskStore, 'markFirstSynced'>;
  readonly baseline: BaselineStore;
  readonly mirror: MirrorStore;
  readonly live: Pick<LiveStore, 'setDrift'>;
}

/** What a run's application came to. */
export interface Applied {
  readonly held: boolean;
  readonly applied: number;
  /** People whose row failed or was an error: they are looked at again. */
  readonly again: ReadonlySet<ObjectId>;
}

/** A plan, and what is to be remembered once it was applied. */
export interface Prepared {
  readonly made: MadePlan;
  /** Groups and users that the delta round told of; null after a full read. */
  readonly shown: ReadonlySet<string> | null;
  /** Remembers what was acted on; answers how far the mirror had drifted from a full read. */
  settle(outcome: Applied): Promise<{ readonly drift: number }>;
}

type Request = ReadOptions & {
  readonly users: Run['users'];
  readonly actor: Run['actor'];
  readonly onRead?: () => Promise<void>;
};

/** More affected people than this are planned as everybody, from the mirror. */
const fewAffected = 2000;

/** Reads everything from the directory. For a live task the mirror follows: it becomes what was read. */
export const prepareFull = async (
  deps: PrepareDeps,
  task: Task,
  request: Request,
): Promise<Prepared> => {
  const { readers, mirror } = deps;
  const directory = readers.openDirectory(accessOf(task));
  const mirrored = task.liveSync.enabled && request.users === null;
  const state = mirrored ? await usableState(mirror, task) : null;
  // first what the live path can know by itself; what is different after that is drift
  if (state) await followDelta({ mirror, clock: readers.clock }, directory, task, state, request);
  const ids = selectedGroups(task).map((group) => group.groupId);
  const known = state ? (await mirror.groups(task.taskId)).map((group) => group.groupId) : [];
  const { snapshot, links } = await readWithLinks(directory, ids, known, mirrored, request);
  await request.onRead?.();
  const made = await planSnapshot(readers, task, snapshot, request, directory.usage());
  return {
    made,
    shown: null,
    async settle({ held }) {
      if (request.users !== null) return { drift: 0 };
      const next = nextBaseline(made.input, held);
      if (!sameBaseline(made.input.baseline, next.groups))
        await deps.baseline.save(task.taskId, next);
      if (!held && task.firstSyncedAt === null) {
        await deps.tasks.markFirstSynced(task.taskId, readers.clock.now().toISOString());
      }
      if (links === null) return { drift: 0 };
      const selectedIds = ids.toSorted();
      const drift = await mirror.replace(task.taskId, snapshot, {
        selectedIds,
        links,
        plannedDigest: made.configDigest,
      });
      const total = drift ? drift.groups + drift.memberships + drift.people : 0;
      await deps.live.setDrift(task.taskId, total);
      return { drift: total };
    },
  };
};

/** The links are taken before the read, so that nothing that happens meanwhile is lost. */
const readWithLinks = async (
  directory: Directory,
  ids: readonly string[],
  known: readonly string[],
  mirrored: boolean,
  request: Request,
) => {
  if (!mirrored) return { snapshot: await directory.readGroups(ids, request), links: null };
  let watched = [...new Set([...ids, ...known])];
  for (;;) {
    const links: DeltaLinks = {
      groups: await directory.startGroupDelta(watched, request),
      users: await directory.startUserDelta(request),
    };
    const snapshot = await directory.readGroups(ids, request);
    const closure = [...snapshot.groups.keys()];
    // nested groups show only while reading; with a link that does not watch them a change could be missed
    if (closure.every((id) => watched.includes(id)) || watched.length > maxWatched) {
      return { snapshot, links };
    }
    watched = [...new Set([...watched, ...closure])];
  }
};

/** A group delta filters by at most 50 ids; beyond that it tells of every group of the tenant. */
const maxWatched = 50;

/**
 * Asks what changed since the last round and plans only who is affected. Says instead why a full read is needed, if the
 * mirror cannot tell.
 */
export const prepareIncremental = async (
  deps: PrepareDeps,
  task: Task,
  request: Request,
): Promise<Prepared | { readonly readInFull: string }> => {
  const { readers, mirror } = deps;
  const { taskId } = task;
  const state = await usableState(mirror, task);
  if (state === null) return { readInFull: 'The directory was not read in full yet.' };
  const directory = readers.openDirectory(accessOf(task));
  const outcome = await followDelta(
    { mirror, clock: readers.clock },
    directory,
    task,
    state,
    request,
  );
  if (outcome.kind === 'read-in-full') return { readInFull: outcome.why };
  await request.onRead?.();
  const affected = await mirror.affected(taskId, fewAffected + 1);
  const digest = configDigestOf(readers.digest, task);
  const everybody = state.plannedDigest !== digest || affected.length > fewAffected;
  const readAt = readers.clock.now().toISOString();
  const ids = affected.map((one) => one.objectId);
  const made = everybody
    ? await planSnapshot(
        readers,
        task,
        presentOnly(await mirror.load(taskId)),
        request,
        directory.usage(),
      )
    : await planInput(
        readers,
        task,
        await readAround({ ...readers, mirror }, task, readAt, ids, request.actor),
        directory.usage(),
      );
  return {
    made,
    shown: outcome.shown,
    async settle({ held, applied, again }) {
      const next = nextBaseline(made.input, held);
      if (everybody) await deps.baseline.save(taskId, next);
      else await deps.baseline.saveFor(taskId, ids, next);
      // somebody whose address was taken may have it now that others were renamed
      const done = affected.filter((one) => applied === 0 || !again.has(one.objectId));
      await mirror.planned(taskId, done);
      if (everybody && !held) await mirror.setPlannedDigest(taskId, digest);
      return { drift: 0 };
    },
  };
};

/** Whoever was deleted keeps his memberships for a while, but is nobody's member. */
const presentOnly = (snapshot: DirectorySnapshot): DirectorySnapshot => ({
  ...snapshot,
  groups: new Map(
    [...snapshot.groups].map(([groupId, group]) => [
      groupId,
      { ...group, memberIds: group.memberIds.filter((id) => snapshot.people.has(id)) },
    ]),
  ),
});

/** The mirror, if it was read for the groups that are selected now. */
const usableState = async (mirror: MirrorStore, task: Task): Promise<MirrorState | null> => {
  const state = await mirror.state(task.taskId);
  const selected = selectedGroups(task)
    .map((group) => group.groupId)
    .toSorted();
  return state !== null && state.selectedIds.join(' ') === selected.join(' ') ? state : null;
};

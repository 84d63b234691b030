import type { ObjectId } from '../domain/ids.ts';
import type { Run } from '../domain/run.ts';
import { selectedGroups, type Task } from '../domain/task.ts';
import type { ReadOptions } from '../ports/directory.ts';
import type { LiveStore } from '../ports/live.ts';
import type { MirrorState, MirrorStore } from '../ports/mirror.ts';
import type { BaselineStore, TaskStore } from '../ports/stores.ts';
import type { Inbox } from '../ports/subscriptions.ts';
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
import { noteAffected, notNoted } from './note-affected.ts';
import { readAround } from './plan-around.ts';
import { isDeserted, plannedDigestOf } from './planned-digest.ts';
import { readWithLinks } from './read-with-links.ts';
import { recordDrift } from './record-drift.ts';

export interface PrepareDeps {
  readonly readers: PlanReaders;
  readonly tasks: Pick<TaskStore, 'markFirstSynced'>;
  readonly baseline: BaselineStore;
  readonly mirror: MirrorStore;
  readonly live: Pick<LiveStore, 'get' | 'addDrift'>;
  readonly inbox: Pick<Inbox, 'due'>;
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
  /** Whether the round told of anything that the mirror holds and did not know. */
  readonly isChanged: boolean;
  /** Before anything is applied: notes whom this plan concerns, so that a process that takes over knows. */
  begin(): Promise<void>;
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
/** As many as there may ever be. */
const everyone = 10_000_000;

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
  const followed = state
    ? await followDelta({ mirror, clock: readers.clock }, directory, task, state, request)
    : null;
  const ids = selectedGroups(task).map((group) => group.groupId);
  const known = state ? (await mirror.groups(task.taskId)).map((group) => group.groupId) : [];
  const { snapshot, links } = mirrored
    ? await readWithLinks(directory, ids, known, request)
    : { snapshot: await directory.readGroups(ids, request), links: null };
  await request.onRead?.();
  const made = await planSnapshot(readers, task, snapshot, request, directory.usage());
  return {
    made,
    shown: null,
    isChanged: true,
    // whoever takes over reads everything again
    begin: async () => undefined,
    async settle({ held, applied, again }) {
      if (request.users !== null) return { drift: 0 };
      const next = nextBaseline(made.input, held);
      if (!sameBaseline(made.input.baseline, next.groups))
        await deps.baseline.save(task.taskId, next);
      if (!held && task.firstSyncedAt === null) {
        await deps.tasks.markFirstSynced(task.taskId, readers.clock.now().toISOString());
      }
      if (links === null) return { drift: 0 };
      const selectedIds = ids.toSorted();
      const found = await mirror.replace(task.taskId, snapshot, {
        selectedIds,
        links,
        plannedDigest: plannedDigestOf(made, made.configDigest),
        // somebody whose address was taken may have it now that others were renamed: the next look tells
        affected: applied > 0 ? [...again] : [],
      });
      if (found === null) return { drift: 0 };
      const mirrored = [...snapshot.groups.values()].reduce(
        (sum, group) => sum + group.memberIds.length,
        0,
      );
      const read = { found, mirrored, before: state, followed };
      return { drift: await recordDrift({ ...deps, clock: readers.clock }, task, read) };
    },
  };
};

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
  const first = await mirror.affected(taskId, fewAffected + 1);
  const digest = configDigestOf(readers.digest, task);
  const everybody = state.plannedDigest !== digest || first.length > fewAffected;
  const affected = first.length > fewAffected ? await mirror.affected(taskId, everyone) : first;
  const readAt = readers.clock.now().toISOString();
  const ids = affected.map((one) => one.objectId);
  const isAffected = new Set(ids);
  let { revision } = outcome;
  const note = async (others: readonly string[]): Promise<void> => {
    revision = await noteAffected({ mirror, clock: readers.clock }, taskId, revision, others);
  };
  const made = everybody
    ? await planSnapshot(readers, task, await mirror.load(taskId), request, directory.usage())
    : await planInput(
        readers,
        task,
        await readAround({ ...readers, mirror }, task, {
          ...{ readAt, groups: outcome.groups, affected: ids, actor: request.actor },
        }),
        directory.usage(),
      );
  return {
    made,
    shown: outcome.shown,
    isChanged: outcome.isChanged,
    async begin() {
      // whoever else is concerned would be forgotten if the process died between applying and settling
      if (!everybody) await note(notNoted(made.content.changes, isAffected));
    },
    async settle({ held, applied, again }) {
      const next = nextBaseline(made.input, held);
      if (everybody) await deps.baseline.save(taskId, next);
      else await deps.baseline.saveFor(taskId, ids, next, made.input.baseline);
      // somebody whose address was taken may have it now that others were renamed
      const done = affected.filter((one) => applied === 0 || !again.has(one.objectId));
      if (everybody && applied > 0) await note([...again].filter((id) => !isAffected.has(id)));
      await mirror.planned(taskId, done);
      // also if a safeguard holds some: they wait for an approval, not for the next look
      if (everybody || isDeserted(made)) {
        await mirror.setPlannedDigest(taskId, revision, plannedDigestOf(made, digest));
      }
      return { drift: 0 };
    },
  };
};

/** The mirror, if it was read for the groups that are selected now. */
const usableState = async (mirror: MirrorStore, task: Task): Promise<MirrorState | null> => {
  const state = await mirror.state(task.taskId);
  const selected = selectedGroups(task)
    .map((group) => group.groupId)
    .toSorted();
  return state !== null && state.selectedIds.join(' ') === selected.join(' ') ? state : null;
};

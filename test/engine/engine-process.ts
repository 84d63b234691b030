import { createHash } from 'node:crypto';
import type { TaskId } from '../../server/domain/ids.ts';
import {
  type AcceptNotifications,
  createAcceptNotifications,
} from '../../server/engine/accept-notifications.ts';
import { drainTask } from '../../server/engine/drain-task.ts';
import type { LookOutcome } from '../../server/engine/live-look.ts';
import type { PlanReaders } from '../../server/engine/make-plan.ts';
import { sweep } from '../../server/engine/sweep.ts';
import { createTasksToLook } from '../../server/engine/tasks-to-look.ts';
import type { Clock, NewId } from '../../server/ports/clock.ts';
import type { OpenDirectory } from '../../server/ports/directory.ts';
import type { LiveStore } from '../../server/ports/live.ts';
import { createFakeJobs, type FakeJobs } from '../fakes/jobs.ts';
import type { Stores } from '../suites/stores.ts';

export const silent = { debug() {}, info() {}, warn() {}, error() {} };
export const digest = (text: string) => createHash('sha256').update(text).digest('hex');

export interface ProcessParts {
  readonly processId: string;
  readonly stores: Stores;
  readonly live: LiveStore;
  readonly openDirectory: OpenDirectory;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly pollMs: number;
  readonly shutdown: AbortSignal;
  readonly record: (taskId: TaskId, outcome: LookOutcome) => void;
}

/** The background of one server process: what it works off, and what it takes in. */
export interface EngineProcess {
  readonly readers: PlanReaders;
  readonly jobs: FakeJobs;
  readonly accept: AcceptNotifications;
}

/** Wires one process as the server does; it works when its jobs are drained, and not by itself. */
export const startProcess = async (parts: ProcessParts): Promise<EngineProcess> => {
  const { stores, live, clock, newId, pollMs, record, processId, shutdown } = parts;
  const { tasks, plans, runs, baseline, target, leases, mirror, inbox, subscriptions } = stores;
  const jobs = createFakeJobs();
  const readers: PlanReaders = {
    openDirectory: parts.openDirectory,
    users: target,
    baseline,
    managedDomains: stores.managedDomains,
    domainOwners: tasks,
    history: runs,
    clock,
    digest,
  };
  const deps = {
    ...{
      readers,
      tasks,
      plans,
      runs,
      target,
      baseline,
      mirror,
      live,
      inbox,
      newId,
      pollMs,
      record,
    },
    ...{ leases, processId, shutdown, log: silent },
    // what is to be looked at later is found by the sweeps of a test
    wakeLater: () => undefined,
  };
  const tasksToLook = createTasksToLook(deps);
  await jobs.start({
    drain: (taskId) => drainTask(deps, taskId),
    sweep: () =>
      sweep({
        ...{ tasks, runs, inbox, jobs, clock, log: silent },
        endAbandoned: async () => 0,
        tasksToLook,
      }),
  });
  const accept = createAcceptNotifications({
    ...{ subscriptions, inbox, jobs, digest, clock, newId, log: silent },
    sameDigest: (a, b) => a === b,
    count: () => undefined,
    keepMs: 0,
  });
  return { readers, jobs, accept };
};

import type { Actor } from '../domain/actor.ts';
import type { RunId } from '../domain/ids.ts';
import { noCounts } from '../domain/plan.ts';
import type { Run } from '../domain/run.ts';
import type { Task } from '../domain/task.ts';

/** A run that waits for its turn. */
export const newRun = (
  runId: RunId,
  task: Pick<Task, 'taskId' | 'tenantId'>,
  now: Date,
  facts: Pick<Run, 'kind' | 'trigger'> &
    Partial<Pick<Run, 'users' | 'chosenPlanId' | 'expectedFingerprint'>> & {
      readonly actor?: Actor;
    },
): Run => ({
  runId,
  taskId: task.taskId,
  tenantId: task.tenantId,
  planId: null,
  expectedFingerprint: facts.expectedFingerprint ?? null,
  chosenPlanId: facts.chosenPlanId ?? null,
  approvedFingerprint: null,
  kind: facts.kind,
  trigger: facts.trigger,
  users: facts.users ?? null,
  actor: facts.actor
    ? { objectId: facts.actor.objectId, name: facts.actor.name, email: facts.actor.email }
    : null,
  state: 'queued',
  success: null,
  cancelRequested: false,
  queuedAt: now.toISOString(),
  startedAt: null,
  finishedAt: null,
  counts: { ...noCounts, applied: 0, failed: 0, held: 0, drift: 0 },
  progress: {
    groupsRead: 0,
    groupsTotal: null,
    membersRead: 0,
    changesDone: 0,
    changesTotal: null,
  },
  graph: { requests: 0, resourceUnits: 0 },
  error: null,
});

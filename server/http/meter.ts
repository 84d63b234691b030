import { Counter, Histogram, type Registry } from 'prom-client';
import { totalOf } from '../domain/live.ts';
import type { RunKind } from '../domain/run.ts';
import type { LookResult, Meter } from '../ports/meter.ts';

// No label names a task: there may be any number of them.

const stages = ['notified', 'read', 'planned', 'applied', 'total'] as const;
const looks: readonly LookResult[] = ['looked', 'read-in-full', 'failed'];
const kinds: readonly RunKind[] = ['full', 'incremental', 'on-demand', 'undo'];
const outcomes = ['succeeded', 'incomplete', 'held', 'failed', 'cancelled'] as const;

/** Counts in the process's metrics what it does. Each label is told from the start. */
export const createMeter = (registry: Registry): Meter => {
  const registers = [registry];
  const latency = new Histogram({
    name: 'live_change_seconds',
    help: 'Time that a live change took per stage; total from its event, or from its receipt where Graph tells no event time',
    labelNames: ['stage'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300],
    registers,
  });
  const looked = new Counter({
    name: 'live_looks_total',
    help: 'Looks at what changed in a directory, by what became of them',
    labelNames: ['result'],
    registers,
  });
  const missed = new Counter({
    name: 'live_lag_misses_total',
    help: 'Notified changes that Graph did not show within two minutes',
    registers,
  });
  const drift = new Counter({
    name: 'live_drift_total',
    help: 'Groups, memberships and people that full reads found and live updates had missed',
    registers,
  });
  const runs = new Counter({
    name: 'runs_total',
    help: 'Runs that came to an end, or are held, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  for (const stage of stages) latency.zero({ stage });
  for (const result of looks) looked.inc({ result }, 0);
  for (const kind of kinds) for (const outcome of outcomes) runs.inc({ kind, outcome }, 0);
  return {
    changed(change) {
      const observe = (stage: (typeof stages)[number], ms: number) =>
        latency.observe({ stage }, ms / 1000);
      if (change.notified !== null) observe('notified', change.notified);
      observe('read', change.read);
      observe('planned', change.planned);
      observe('applied', change.applied);
      observe('total', totalOf(change, 'event'));
    },
    looked: (result) => looked.inc({ result }),
    missed: (count) => missed.inc(count),
    ended({ kind, state, success, counts }) {
      const incomplete = state === 'done' && success !== true;
      const done = incomplete ? 'incomplete' : 'succeeded';
      runs.inc({ kind, outcome: state === 'done' ? done : state });
      drift.inc(counts.drift);
    },
  };
};

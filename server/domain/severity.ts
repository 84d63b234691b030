import type { ChangeKind } from './plan.ts';

/** What an admin wants to see first: what takes something away, then what alters, adds and gives back. */
export const bySeverity = [
  'disable',
  'rename',
  'update',
  'create',
  'enable',
  'skip',
] as const satisfies readonly ChangeKind[];

/** A plan has fewer rows than this. */
export const maxRows = 10_000_000;

/** The place of a row among those of its plan, by severity: a whole number below 60 million, each given once. */
export const severityPlace = (kind: ChangeKind, seq: number): number =>
  bySeverity.indexOf(kind) * maxRows + seq;

import { ApiProblem } from './problem.ts';

/** Whether no answer came at all. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof ApiProblem && error.problem.code === 'unreachable';

/** Whether it may pass by itself: no answer, overload, a server that restarts. */
export const isTransient = (error: unknown): boolean =>
  isUnreachable(error) ||
  (error instanceof ApiProblem && [429, 502, 503, 504].includes(error.problem.status));

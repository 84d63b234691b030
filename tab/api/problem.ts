import type { ProblemView } from '../../server/contract/problem.ts';

/** A request that was refused or failed, with the server's problem, or one in its form if none came. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: ProblemView;

  constructor(problem: ProblemView, options?: ErrorOptions) {
    super(problem.detail, options);
    this.problem = problem;
  }
}

/** A problem the browser found by itself. */
export const ownProblem = (code: string, title: string, detail: string, cause?: unknown) =>
  new ApiProblem({ type: 'about:blank', title, status: 0, detail, code }, { cause });

/** Any thrown value as a problem that can be shown. */
export const problemOf = (error: unknown): ProblemView =>
  error instanceof ApiProblem
    ? error.problem
    : ownProblem('unexpected', 'Unexpected error', String(error)).problem;

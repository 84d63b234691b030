import type { Answer } from './answer.ts';

/** One answered request, alone or as an item of a $batch. */
export interface AnswerRecord {
  readonly method: string;
  /** The path as it was sent, version included, e.g. /v1.0/groups/0c…/members. */
  readonly path: string;
  readonly search: string;
  /** The route, e.g. `/groups/{group-id}/members`, or the path if it fits none. */
  readonly template: string;
  readonly inBatch: boolean;
  readonly answer: Answer;
  /** Resource units Graph would count for it. */
  readonly units: number;
}

/** What was asked of the tenant since the start or the last reset. */
export interface Requests {
  /** HTTP requests; a $batch is one. */
  readonly total: () => number;
  /** Requests of a route, items of batches included: count('GET /groups/{group-id}/members'). */
  readonly count: (route: string) => number;
  /** All counts by route. */
  readonly byRoute: () => Readonly<Record<string, number>>;
  /** Resource units of all requests together. */
  readonly units: () => number;
  /** The latest requests, oldest first; at most 10,000. */
  readonly latest: () => readonly Omit<AnswerRecord, 'answer'>[];
  readonly reset: () => void;
  readonly record: (answer: AnswerRecord) => void;
}

const kept = 10_000;

/** Counts requests, so that tests can assert how few were needed. */
export function createRequests(): Requests {
  const counts = new Map<string, number>();
  let latest: Omit<AnswerRecord, 'answer'>[] = [];
  let total = 0;
  let units = 0;
  return {
    total: () => total,
    count: (route) => counts.get(route) ?? 0,
    byRoute: () => Object.fromEntries(counts),
    units: () => units,
    latest: () => latest.slice(-kept),
    reset: () => {
      counts.clear();
      latest = [];
      total = 0;
      units = 0;
    },
    record: ({ answer: _answer, ...request }) => {
      const route = `${request.method} ${request.template}`;
      counts.set(route, (counts.get(route) ?? 0) + 1);
      latest.push(request);
      if (latest.length > 2 * kept) latest = latest.slice(-kept);
      if (!request.inBatch) total += 1;
      units += request.units;
    },
  };
}

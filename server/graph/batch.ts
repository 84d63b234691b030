import pLimit from 'p-limit';
import type { AppError } from '../domain/errors.ts';
import { withCancellation } from './cancellation.ts';
import type { Call, GraphClient } from './client.ts';
import { graphFailure, invalidAnswer } from './errors.ts';
import { backoffMs, isTransient, pause, type RetryDeps, retryAfterMs, throttled } from './retry.ts';
import { batchSchema, errorCodeOf, requestIdOf } from './schemas.ts';
import type { UsageCount } from './usage.ts';

export interface BatchItem {
  readonly key: string;
  /** A GET, relative to the version. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface BatchAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | null;
}

export interface BatchDeps extends RetryDeps {
  readonly client: GraphClient;
  readonly usage: UsageCount;
}

/** Graph takes at most 20 requests in one batch. https://learn.microsoft.com/graph/json-batching */
const batchSize = 20;

/** 424: the item itself was not tried, because something before it failed. */
const worthRepeating = (status: number): boolean => isTransient(status) || status === 424;

const headerOf = (headers: Readonly<Record<string, string>>, wanted: string): string | null =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;

const chunksOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

/** The error a batch item's final answer stands for. */
export const batchFailure = (answer: BatchAnswer, call: Call, deps: RetryDeps): AppError =>
  graphFailure(
    {
      status: answer.status,
      code: errorCodeOf(answer.body),
      requestId: requestIdOf(answer.body),
      retryAfter: answer.retryAfter,
    },
    call.purpose,
    deps.clock,
  );

/**
 * Reads many things with one request per 20. Every key is answered, with whatever status stands in the end; items that
 * were throttled or failed for a moment are repeated, none before its own Retry-After has passed.
 */
// By hand: the client's BatchRequestContent (3.0.7) writes addresses that Graph refuses.
export const readBatch = async (
  deps: BatchDeps,
  items: readonly BatchItem[],
  call: Call,
): Promise<ReadonlyMap<string, BatchAnswer>> => {
  const { client, usage, clock, limits, random } = deps;

  const send = async (
    chunk: readonly BatchItem[],
    signal: AbortSignal,
  ): Promise<Map<string, BatchAnswer>> => {
    signal.throwIfAborted();
    const requests = chunk.map(({ path, headers }, index) => ({
      id: String(index + 1),
      method: 'GET',
      url: path,
      ...(headers ? { headers } : {}),
    }));
    const answer = await client.postForReading('/$batch', { requests }, batchSchema, {
      ...call,
      signal,
    });
    const byId = new Map(answer.responses.map((response) => [response.id, response]));
    return new Map(
      chunk.map(({ key, path }, index) => {
        const response = byId.get(String(index + 1));
        if (!response) throw invalidAnswer(call.purpose, 'a part of a batch was not answered');
        const headers = response.headers ?? {};
        const { pathname, search } = new URL(path, 'https://graph.invalid');
        usage.addWithinBatch(pathname, search, headerOf(headers, 'x-ms-resource-unit'));
        const retryAfter = headerOf(headers, 'retry-after');
        return [key, { status: response.status, body: response.body, retryAfter }];
      }),
    );
  };

  const waitBefore = (retry: number, answers: readonly BatchAnswer[]): number => {
    const waits = answers.map(({ status, body, retryAfter }) => ({
      status,
      body,
      ms: retryAfterMs(retryAfter, clock.now()) ?? 0,
    }));
    const longest = waits.reduce((one, other) => (other.ms > one.ms ? other : one));
    if (longest.ms > limits.maxRetryAfterMs) {
      throw throttled('Microsoft Graph', longest.ms, longest.status, requestIdOf(longest.body));
    }
    return longest.ms > 0 ? longest.ms : backoffMs(retry, limits, random);
  };

  const complete = async (
    chunk: readonly BatchItem[],
    signal: AbortSignal,
  ): Promise<Map<string, BatchAnswer>> => {
    const answers = await send(chunk, signal);
    for (let retry = 1; retry <= limits.retries; retry += 1) {
      const open = chunk.filter(({ key }) => worthRepeating(answers.get(key)?.status ?? 0));
      if (open.length === 0) break;
      const failed = open
        .map(({ key }) => answers.get(key))
        .filter((answer) => answer !== undefined);
      await pause(waitBefore(retry, failed), signal);
      for (const [key, answer] of await send(open, signal)) answers.set(key, answer);
    }
    return answers;
  };

  return withCancellation(call.signal, async (signal) => {
    const limit = pLimit(limits.concurrency);
    const parts = await limit.map(chunksOf(items, batchSize), (chunk) => complete(chunk, signal));
    return new Map(parts.flatMap((part) => [...part]));
  });
};

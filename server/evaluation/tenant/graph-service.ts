import { type Answer, graphError, Refusal } from './answer.ts';
import { answerBatch } from './batch.ts';
import type { Faults } from './faults.ts';
import { answerGraph, matchRoute, type RawRequest } from './graph.ts';
import type { TenantOptions } from './options.ts';
import type { AnswerRecord } from './requests.ts';
import type { TenantParts } from './tenant-parts.ts';
import type { Caller, Tokens } from './tokens.ts';

export interface GraphServiceDeps {
  readonly tenants: ReadonlyMap<string, TenantParts>;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly options: TenantOptions;
  readonly graphUrl: string;
  readonly now: () => number;
  readonly record: (answer: AnswerRecord) => void;
}

/** Answers requests to Graph under the version, alone or in a batch: token, faults, operation, count. */
export function createGraphService(deps: GraphServiceDeps) {
  async function answerAs(
    caller: Caller,
    request: RawRequest,
    match: ReturnType<typeof matchRoute>,
  ): Promise<Answer> {
    const tenant = deps.tenants.get(caller.tenantId);
    if (tenant === undefined)
      throw new Error(`a token names the unknown tenant ${caller.tenantId}`);
    return answerGraph(request, match, {
      ...tenant,
      clientId: caller.clientId,
      roles: caller.roles,
      graphUrl: deps.graphUrl,
      options: deps.options,
      now: deps.now,
    });
  }

  async function observed(
    request: RawRequest,
    template: string,
    inBatch: boolean,
    right: () => Promise<Answer>,
  ): Promise<Answer> {
    const path = `/v1.0${request.path}`;
    const query = new URLSearchParams(request.search);
    const answer = await deps.faults.apply({ method: request.method, path, query, inBatch }, () =>
      right().catch(refusalAnswer),
    );
    const units = Number(answer.headers['x-ms-resource-unit'] ?? 0);
    const { method, search } = request;
    deps.record({ method, path, search, template, inBatch, answer, units });
    return answer;
  }

  function authorization(request: RawRequest): string | undefined {
    return request.headers.authorization;
  }

  async function answerBatchItems(request: RawRequest): Promise<Answer> {
    const caller = deps.tokens.check(authorization(request));
    return answerBatch(request.body, (item) => {
      const match = matchRoute(item.method, item.path);
      const template = match?.route.template ?? item.path;
      return observed(item, template, true, () => answerAs(caller, item, match));
    });
  }

  /** The answer to one HTTP request; `path` begins after the version. */
  return async (request: RawRequest): Promise<Answer> => {
    if (request.path === '/$batch' && request.method === 'POST') {
      return observed(request, '/$batch', false, () => answerBatchItems(request));
    }
    const match = matchRoute(request.method, request.path);
    const template = match?.route.template ?? request.path;
    return observed(request, template, false, async () =>
      answerAs(deps.tokens.check(authorization(request)), request, match),
    );
  };
}

function refusalAnswer(error: unknown): Answer {
  if (error instanceof Refusal) return error.answer;
  const text = error instanceof Error ? error.message : String(error);
  return graphError(500, 'InternalServerError', `The simulated tenant failed: ${text}`);
}

import { afterAll, beforeAll, expect } from 'vitest';
import type { AnswerRecord } from '../../server/evaluation/tenant/requests.ts';
import { sampleCredentials } from '../../server/evaluation/tenant/sample-identities.ts';
import {
  type SimulatedTenant,
  type StartOptions,
  startTenant,
} from '../../server/evaluation/tenant/start-tenant.ts';
import { createContractValidator } from './contract.ts';

export interface Json {
  readonly [name: string]: unknown;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Json;
}

interface Credential {
  readonly clientId: string;
  readonly clientSecret: string;
}

const contract = createContractValidator();
/** Entra's own, which the contract with Graph leaves out. */
const outside = /^\/common\/discovery\/instance$|\/discovery\/v2\.0\/keys$/;

/** Faults that make answers which Graph itself would not give. */
const unjudged = new Set(['html', 'cut-json', 'hang', 'destroy', 'custom']);

/** The problems of an answer the tenant gave; answers that a fault has made on purpose are not judged. */
export function contractProblems(record: AnswerRecord): readonly string[] {
  const { answer, method, path, template } = record;
  if (outside.test(path) || unjudged.has(answer.fault ?? '') || answer.status === 502) return [];
  const isUnknown = path === `/v1.0${template}` && answer.status === 400;
  if (isUnknown) {
    return contract.validateSchema('microsoft.graph.ODataErrors.ODataError', answer.json);
  }
  return contract.validateResponse(method, path, answer.status, answer.json ?? answer.text);
}

/** The value as an object; fails the test if it is none. */
export function object(value: unknown): Json {
  expect(value).toBeTypeOf('object');
  return Object.assign({}, value);
}

/** The value as a list of objects; fails the test if it is none. */
export function list(value: unknown): readonly Json[] {
  expect(Array.isArray(value)).toBe(true);
  return Array.isArray(value) ? value.map(object) : [];
}

async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const json = isJson && text !== '' ? object(JSON.parse(text)) : {};
  return { status: response.status, headers: response.headers, text, json };
}

/** Signs an app in at the tenant. */
export async function signInApp(
  tenant: SimulatedTenant,
  form: Readonly<Record<string, string>> = {},
  tenantName = tenant.tenantId,
): Promise<Reply> {
  const response = await fetch(`${tenant.loginUrl}/${tenantName}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: sampleCredentials.ready.clientId,
      client_secret: sampleCredentials.ready.clientSecret,
      scope: 'https://graph.microsoft.com/.default',
      grant_type: 'client_credentials',
      ...form,
    }),
  });
  return read(response);
}

export type GraphClient = (
  path: string,
  init?: RequestInit & { readonly eventual?: boolean },
) => Promise<Reply>;

/** A bare client of the tenant's Graph: no retries, no paging, nothing hidden. */
export async function openGraph(
  tenant: SimulatedTenant,
  credential: Credential = sampleCredentials.ready,
): Promise<GraphClient> {
  const { json } = await signInApp(tenant, {
    client_id: credential.clientId,
    client_secret: credential.clientSecret,
  });
  return async (path, { eventual = false, ...init } = {}) => {
    const url = path.startsWith('http') ? path : `${tenant.graphUrl}/v1.0${path}`;
    const headers = {
      authorization: `Bearer ${json.access_token}`,
      ...(eventual ? { consistencylevel: 'eventual' } : {}),
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...Object.fromEntries(new Headers(init.headers)),
    };
    return read(await fetch(url, { ...init, headers }));
  };
}

/** Reads every page of a list, one after the other. */
export async function readAll(graph: GraphClient, path: string): Promise<readonly Reply[]> {
  const pages = [await graph(path)];
  for (let page = pages[0]; page !== undefined; ) {
    expect(page.status).toBe(200);
    const link: unknown = page.json['@odata.nextLink'];
    if (typeof link !== 'string') break;
    page = await graph(link);
    pages.push(page);
  }
  return pages;
}

/** The error code of a refusal of Graph. */
export function errorCode(reply: Reply): unknown {
  return object(reply.json.error).code;
}

/** A POST with a JSON body. */
export function post(body: unknown): RequestInit {
  return { method: 'POST', body: JSON.stringify(body) };
}

/** Starts a tenant for the tests of a file; each of its answers must satisfy the contract. */
export function withTenant(options: StartOptions = {}): { readonly get: () => SimulatedTenant } {
  let running: SimulatedTenant | undefined;
  const problems: string[] = [];
  beforeAll(async () => {
    running = await startTenant({
      ...options,
      onAnswer: (record) => problems.push(...contractProblems(record)),
    });
  });
  afterAll(async () => {
    await running?.stop();
    expect(problems).toEqual([]);
  });
  return {
    get: () => {
      if (running === undefined) throw new Error('the tenant has not started');
      return running;
    },
  };
}

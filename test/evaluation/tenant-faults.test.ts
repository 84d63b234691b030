import { afterEach, describe, expect, test } from 'vitest';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import {
  errorCode,
  list,
  object,
  openGraph,
  post,
  signInApp,
  withTenant,
} from './tenant-client.ts';

const tenant = withTenant();
afterEach(() => tenant.get().faults.clear());

const members = `/groups/${sampleGroupIds.everyone}/members?$select=id&$top=500`;
const path = /\/members$/;

describe('a fault happens as often as ordered, then the right answer comes', () => {
  test.each([[401], [403], [404], [429], [500], [502], [503], [504]])('%i', async (status) => {
    const graph = await openGraph(tenant.get());
    tenant.get().faults.add({ match: { path }, times: 2, answer: { kind: 'status', status } });
    const seen = [await graph(members), await graph(members), await graph(members)];
    expect(seen.map((reply) => reply.status)).toEqual([status, status, 200]);
    expect(seen[0]?.headers.get('retry-after')).toBeNull();
  });

  test('429 with a fractional Retry-After', async () => {
    const graph = await openGraph(tenant.get());
    const answer = { kind: 'status', status: 429, retryAfter: 2.128 } as const;
    tenant.get().faults.add({ match: { path }, times: 1, answer });
    const reply = await graph(members);
    expect(errorCode(reply)).toBe('TooManyRequests');
    expect(reply.headers.get('retry-after')).toBe('2.128');
  });

  test('a page of HTML instead of JSON, with 200 and with 502', async () => {
    const graph = await openGraph(tenant.get());
    for (const status of [200, 502]) {
      tenant.get().faults.add({ match: { path }, times: 1, answer: { kind: 'html', status } });
      const reply = await graph(members);
      expect(reply.status).toBe(status);
      expect(reply.text).toContain('<html>');
    }
  });

  test('JSON that ends in the middle, in a whole HTTP message', async () => {
    const graph = await openGraph(tenant.get());
    tenant.get().faults.add({ match: { path }, times: 1, answer: { kind: 'cut-json' } });
    await expect(graph(members)).rejects.toThrow(SyntaxError);
  });

  test('a connection that ends in the middle of the body', async () => {
    const graph = await openGraph(tenant.get());
    tenant.get().faults.add({ match: { path }, times: 1, answer: { kind: 'destroy' } });
    await expect(graph(members)).rejects.toThrow('terminated');
  });

  test('a connection that never answers', async () => {
    const graph = await openGraph(tenant.get());
    tenant.get().faults.add({ match: { path }, times: 1, answer: { kind: 'hang' } });
    const signal = AbortSignal.timeout(50);
    await expect(graph(members, { signal })).rejects.toThrow('timeout');
    expect((await graph(members)).status).toBe(200);
  });

  test('an answer that comes late', async () => {
    const graph = await openGraph(tenant.get());
    const answer = { kind: 'latency', milliseconds: 60 } as const;
    tenant.get().faults.add({ match: { path }, times: 1, answer });
    const start = performance.now();
    expect((await graph(members)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(50);
  });

  test('a nextLink that never ends', async () => {
    const graph = await openGraph(tenant.get());
    tenant.get().faults.add({ match: { path }, answer: { kind: 'endless' } });
    const links = new Set<string>();
    let next = members;
    for (let page = 0; page < 5; page += 1) {
      const reply = await graph(next);
      expect(list(reply.json.value)).toHaveLength(500);
      next = String(reply.json['@odata.nextLink']);
      links.add(next);
    }
    expect(links.size).toBe(5);
  });

  test.each([[404], [410]])('a second page that is missing with %i', async (status) => {
    const graph = await openGraph(tenant.get());
    const match = { path, page: 'next' } as const;
    tenant.get().faults.add({ match, answer: { kind: 'custom', answer: { status, headers: {} } } });
    const first = await graph(members);
    expect(first.status).toBe(200);
    expect((await graph(String(first.json['@odata.nextLink']))).status).toBe(status);
  });
});

test('a fault can hit one item of a batch alone', async () => {
  const graph = await openGraph(tenant.get());
  tenant.get().faults.add({
    match: (request) => request.inBatch && request.path.endsWith(sampleGroupIds.sales),
    times: 1,
    answer: { kind: 'status', status: 429, retryAfter: 1 },
  });
  const requests = [sampleGroupIds.sales, sampleGroupIds.legal].map((id, index) => ({
    id: String(index),
    method: 'GET',
    url: `/groups/${id}`,
  }));
  const { json } = await graph('/$batch', post({ requests }));
  const answers = list(json.responses);
  expect(answers.map(({ id, status }) => [id, status])).toEqual([
    ['1', 200],
    ['0', 429],
  ]);
  expect(object(answers[1]?.headers)['Retry-After']).toBe('1');
});

test('a fault can hit the sign-in service', async () => {
  tenant.get().faults.add({
    match: { method: 'POST', path: /\/oauth2\/v2\.0\/token$/ },
    times: 1,
    answer: { kind: 'html', status: 503 },
  });
  expect((await signInApp(tenant.get())).status).toBe(503);
  expect((await signInApp(tenant.get())).status).toBe(200);
});

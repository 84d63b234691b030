import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemView } from '../../server/contract/problem.ts';
import { routeOf } from './all-routes.ts';
import { expectRefused } from './expect-refused.ts';
import { fieldNames, mutationsOf } from './mutations.ts';
import { samples, signedInRoutes } from './requests.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const fieldsOfSchema = (json: unknown, path: string): readonly string[] => {
  const schema = z
    .looseObject({
      properties: z.record(z.string(), z.unknown()).optional(),
      items: z.unknown().optional(),
      anyOf: z.array(z.unknown()).optional(),
      oneOf: z.array(z.unknown()).optional(),
    })
    .parse(json);
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return [at, ...fieldsOfSchema(inner, at)];
  });
  const inner = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ];
  return [...own, ...inner.flatMap((each) => fieldsOfSchema(each, path))];
};

const withBody = signedInRoutes.filter((name) => routeOf(name).body);

describe('bodies', () => {
  it.each(withBody)('the samples of %s name every field it takes', (name) => {
    const body = routeOf(name).body;
    const wanted = new Set(body ? fieldsOfSchema(z.toJSONSchema(body, { io: 'input' }), '') : []);
    const named = new Set(samples[name].bodies?.flatMap((sample) => [...fieldNames(sample)]));
    expect([...wanted].filter((field) => !named.has(field))).toEqual([]);
  });

  it.each(withBody)('%s refuses every wrong field by name and calls nothing', async (name) => {
    app.fake.forget();
    const [method = ''] = name.split(' ');
    for (const mutation of samples[name].bodies?.flatMap(mutationsOf) ?? []) {
      const response = await app.ask(method, samples[name].path, { body: mutation.body });
      expect(response.status, mutation.title).toBe(400);
      await expectRefused(response, mutation.at, app.fake);
    }
  });

  it('nothing at all is refused with the names of what is needed', async () => {
    app.fake.forget();
    const response = await app.ask('POST', '/api/tasks');
    const problem = problemView.parse(await response.json());
    expect(problem.errors?.map(({ path }) => path)).toEqual(['name', 'access']);
  });

  it('a body that is no object is refused', async () => {
    for (const body of ['[]', '"text"', '17', 'null', 'true']) {
      const response = await app.ask('POST', '/api/tasks', { body });
      expect(response.status, body).toBe(400);
    }
  });
});

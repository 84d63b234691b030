import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeApi, errorsOf } from '../../server/http/openapi.ts';
import { statusOf } from '../../server/http/problem.ts';
import { routeRoles } from '../../server/http/roles.ts';
import { allRoutes } from './all-routes.ts';
import { samples, signedInRoutes } from './requests.ts';
import { type RunningApp, startApp } from './start-app.ts';

const object = z.record(z.string(), z.unknown());
const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), schema: object })),
  requestBody: z.looseObject({ content: object }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string(), content: object })),
});
const description = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), object) }),
});
const api = description.parse(JSON.parse(JSON.stringify(describeApi(allRoutes, null))));
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, about]) => ({
    name: `${method.toUpperCase()} ${path}`,
    path,
    about,
  })),
);

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const refsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
};

describe('the description of the API', () => {
  it('is served without sign-in', async () => {
    const response = await fetch(`${app.url}/api/openapi.json`);
    expect(response.status).toBe(200);
    const served = description.parse(await response.json());
    expect(Object.keys(served.paths)).not.toContain('/api/evaluation');
    expect(served.paths['/api/tasks']).toEqual(api.paths['/api/tasks']);
  });

  it('describes every route of the table of roles, and no other', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(routeRoles).toSorted(),
    );
  });

  it('every described route is there', async () => {
    for (const { path } of operations.filter(({ name }) => name !== 'GET /api/evaluation')) {
      const asked = path.replaceAll(/\{\w+\}/g, 'x');
      const { status } = await fetch(app.url + asked, { method: 'PROPFIND' });
      expect(status, path).toBe(405);
    }
  });

  it('every $ref resolves', () => {
    for (const ref of refsIn(api)) {
      const name = ref.replace('#/components/schemas/', '');
      expect(Object.keys(api.components.schemas)).toContain(name);
    }
    expect(refsIn(api).length).toBeGreaterThan(100);
  });

  it('ids of operations are unique, and every path parameter is described', () => {
    const ids = operations.map(({ about }) => about.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, about } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const described = about.parameters.filter((each) => each.in === 'path');
      expect(described.map(({ name }) => name).toSorted()).toEqual(inPath.toSorted());
    }
  });

  it('says how many items a page holds if not told', () => {
    const list = operations.find(({ name }) => name === 'GET /api/users');
    expect(list?.about.parameters.find(({ name }) => name === 'limit')?.schema).toMatchObject({
      type: 'integer',
      minimum: 1,
      maximum: 1000,
      default: 100,
    });
  });

  it('every schema is valid JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'https://api.example/', ...api });
    for (const name of Object.keys(api.components.schemas))
      expect(
        () => ajv.compile({ $ref: `https://api.example/#/components/schemas/${name}` }),
        name,
      ).not.toThrow();
    for (const { about } of operations)
      for (const { schema } of about.parameters) expect(ajv.validateSchema(schema)).toBe(true);
  });

  it('the samples that the server takes are valid by it', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'https://api.example/', ...api });
    for (const name of signedInRoutes) {
      const about = operations.find((each) => each.name === name)?.about;
      for (const body of samples[name].bodies ?? []) {
        const [ref = ''] = refsIn(about?.requestBody?.content);
        expect(
          ajv.validate({ $ref: `https://api.example/${ref}` }, body),
          `${name} ${ajv.errorsText()}`,
        ).toBe(true);
        expect(ajv.validate({ $ref: `https://api.example/${ref}` }, { ...body, unknown: 1 })).toBe(
          false,
        );
      }
    }
  });

  it('every status a route can answer is described', () => {
    for (const route of allRoutes) {
      const about = operations.find((each) => each.name === route.name)?.about;
      const answers = [route.answer, ...(route.stream ? [route.stream] : [])];
      const statuses = [
        ...answers.map(({ status }) => status),
        ...errorsOf(route).map((code) => statusOf[code]),
      ];
      expect(Object.keys(about?.responses ?? {}).toSorted()).toEqual(
        [...new Set(statuses.map(String))].toSorted(),
      );
    }
  });

  it.each(signedInRoutes)('%s needs a sign-in and says which roles', (name) => {
    const about = operations.find((each) => each.name === name)?.about;
    expect(about).toMatchObject({ security: [{ entra: [] }], 'x-roles': routeRoles[name] });
    expect(Object.keys(about?.responses ?? {})).toEqual(
      expect.arrayContaining(['400', '401', '403', '405', '429', '500', '503']),
    );
  });
});

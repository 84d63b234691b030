import { z } from 'zod';
import { problemView } from '../contract/problem.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { grouped } from './grouped.ts';
import { type ComponentSchemas, componentSchemas } from './openapi-schemas.ts';
import { statusOf } from './problem.ts';
import { routeRoles } from './roles.ts';
import type { Route } from './route.ts';

const signedIn: readonly ErrorCode[] = [
  'unauthenticated',
  'forbidden',
  'invalid-input',
  'too-many-requests',
  'directory-unreachable',
  'database-unavailable',
];
const withBody: readonly ErrorCode[] = ['body-too-large', 'unsupported-media-type'];

/** Every code that a route can answer. */
export const errorsOf = (route: Route): readonly ErrorCode[] => [
  ...new Set<ErrorCode>([
    ...(route.signedIn ? signedIn : []),
    ...(route.name === 'GET /readyz' ? (['database-unavailable'] as const) : []),
    ...(route.body ? withBody : []),
    ...route.errors,
    'method-not-allowed',
    'internal',
  ]),
];

const problems = (route: Route, { refOf }: ComponentSchemas) => {
  const byStatus = grouped(errorsOf(route), (code) => statusOf[code]);
  return [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes.join(', '),
      content: { 'application/problem+json': { schema: refOf(problemView) } },
    },
  ]);
};

const successes = ({ answer, stream }: Route, { refOf }: ComponentSchemas) =>
  [answer, ...(stream ? [stream] : [])].map(({ status, description, content }) => [
    String(status),
    {
      description,
      content: Object.fromEntries(
        Object.entries(content).map(([type, schema]) => [type, { schema: refOf(schema) }]),
      ),
    },
  ]);

const parameters = (schema: z.ZodType, where: 'path' | 'query') => {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries<z.ZodType>(schema.shape).map(([name, value]) => {
    const { $schema: _, ...json } = z.toJSONSchema(value, { io: 'input' });
    const absent = value.safeParse(undefined);
    const standard = absent.success && absent.data !== undefined ? { default: absent.data } : {};
    return {
      name,
      in: where,
      required: where === 'path' || !absent.success,
      schema: { ...json, ...standard },
    };
  });
};

const roleNote = ({ name }: Route) => {
  const roles = routeRoles[name];
  if (roles === 'public') return { security: [] };
  return {
    description: `One of the roles ${roles.join(', ')}.`,
    security: [{ entra: [] }],
    'x-roles': roles,
  };
};

const operation = (route: Route, schemas: ComponentSchemas) => ({
  operationId: route.id,
  summary: route.summary,
  ...roleNote(route),
  parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
  ...(route.body
    ? {
        requestBody: {
          required: !route.body.safeParse({}).success,
          content: { 'application/json': { schema: schemas.refOf(route.body) } },
        },
      }
    : {}),
  responses: Object.fromEntries([...successes(route, schemas), ...problems(route, schemas)]),
});

/** The OpenAPI 3.1 description of these routes, https://spec.openapis.org/oas/v3.1.1 */
export const describeApi = (routes: readonly Route[], publicUrl: string | null) => {
  const schemas = componentSchemas(routes);
  const byPath = grouped(routes, ({ path }) => path);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Directory Synchronisation for Microsoft 365',
      version: '1',
      description:
        'Members of Entra ID groups get their settings in the mail-security service. Failures are RFC 9457 problems with a stable `code`.',
    },
    servers: [{ url: publicUrl ?? '/' }],
    paths: Object.fromEntries(
      [...byPath].map(([path, siblings]) => [
        path,
        Object.fromEntries(
          siblings.map((route) => [route.method.toLowerCase(), operation(route, schemas)]),
        ),
      ]),
    ),
    components: {
      securitySchemes: {
        entra: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An Entra v2 access token for this app, with at least one of its app roles.',
        },
      },
      schemas: schemas.schemas,
    },
  };
};

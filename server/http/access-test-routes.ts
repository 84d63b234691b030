import { accessTestInput, accessTestView } from '../contract/access-test.ts';
import { AppError } from '../domain/errors.ts';
import type { TestAccess } from '../engine/use-cases.ts';
import { ok } from './answer.ts';
import { reading } from './error-groups.ts';
import { problemOf } from './problem.ts';
import { noInput, type Route, route } from './route.ts';

/** Test Access. A failed sign-in is an answer (`ok: false`), not a failure of the request. */
export const createAccessTestRoutes = (testAccess: TestAccess): readonly Route[] => [
  route('POST /api/access-tests', {
    ...noInput,
    id: 'testAccess',
    summary: 'Test an access: as typed, or as a task keeps it',
    body: accessTestInput,
    answer: ok('What the access allows, with a fix for what is missing', accessTestView),
    errors: reading,
    handle: async ({ actor, body, signal }) => {
      const { ok: works, tenantName, checks, error } = await testAccess(actor, body, signal);
      const failed =
        error &&
        new AppError(error.code, error.message, {
          ...(error.upstream ? { upstream: error.upstream } : {}),
          ...(error.facts ? { facts: error.facts } : {}),
        });
      return { body: { ok: works, tenantName, checks, error: failed && problemOf(failed) } };
    },
  }),
];

import {
  newUserInput,
  userPageView,
  userParams,
  userPatchInput,
  userQuery,
  userView,
} from '../contract/user.ts';
import { userHistoryPageView, userHistoryQuery } from '../contract/user-history.ts';
import type { ManageUsers } from '../engine/use-cases.ts';
import { created, ok } from './answer.ts';
import { finding } from './error-groups.ts';
import { noInput, type Route, route } from './route.ts';
import { viewUser, viewUserHistoryEntry } from './views.ts';

/** The built-in user management. */
export const createUserRoutes = (users: ManageUsers): readonly Route[] => [
  route('GET /api/users', {
    ...noInput,
    id: 'listUsers',
    summary: 'Users of the service; in search, * stands for any characters and a leading ! negates',
    query: userQuery,
    answer: ok('One page of users, and how many match in all', userPageView),
    handle: async ({ actor, query }) => {
      const page = await users.list(actor, query);
      return {
        body: {
          items: page.users.map(viewUser),
          nextCursor: page.nextCursor,
          total: page.total,
        },
      };
    },
  }),
  route('POST /api/users', {
    ...noInput,
    id: 'createUser',
    summary: 'Add a user by hand',
    body: newUserInput,
    answer: created('The new user', userView),
    errors: ['user-exists', 'role-not-held'],
    handle: async ({ actor, body }) => {
      const user = await users.create(actor, body);
      return { body: viewUser(user), location: `/api/users/${encodeURIComponent(user.email)}` };
    },
  }),
  route('GET /api/users/{email}', {
    ...noInput,
    id: 'getUser',
    summary: 'One user',
    params: userParams,
    answer: ok('The user', userView),
    errors: finding,
    handle: async ({ actor, params }) => ({ body: viewUser(await users.get(actor, params.email)) }),
  }),
  route('PATCH /api/users/{email}', {
    ...noInput,
    id: 'editUser',
    summary: 'Change the named fields of a user; null resets a setting to "never set"',
    params: userParams,
    body: userPatchInput,
    answer: ok('The user as he is now', userView),
    errors: [...finding, 'revision-conflict', 'last-admin', 'role-not-held'],
    handle: async ({ actor, params, body }) => ({
      body: viewUser(await users.edit(actor, params.email, body)),
    }),
  }),
  route('GET /api/users/{email}/history', {
    ...noInput,
    id: 'listUserHistory',
    summary: 'What synchronisations changed of a user and because of what, newest first',
    params: userParams,
    query: userHistoryQuery,
    answer: ok('One page of changes', userHistoryPageView),
    errors: finding,
    handle: async ({ actor, params, query }) => {
      const page = await users.history(actor, params.email, query);
      return {
        body: { items: page.entries.map(viewUserHistoryEntry), nextCursor: page.nextCursor },
      };
    },
  }),
];

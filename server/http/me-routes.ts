import { actionDefinitionView } from '../contract/action.ts';
import { wholeOf } from '../contract/list.ts';
import { meView } from '../contract/me.ts';
import { adminRoles } from '../domain/actor.ts';
import { actionTable, type ValueKind } from '../domain/group-action.ts';
import { cryptoRights, loginSecurities } from '../domain/user.ts';
import { ok } from './answer.ts';
import { noInput, type Route, route } from './route.ts';

const options: Readonly<Record<ValueKind, readonly string[] | null>> = {
  roles: adminRoles,
  crypto: cryptoRights,
  loginSecurity: loginSecurities,
  boolean: null,
  megabytes: null,
  times: null,
};

/** Who is signed in, and the table of group actions. */
export const meRoutes: readonly Route[] = [
  route('GET /api/me', {
    ...noInput,
    id: 'getMe',
    summary: 'Who is signed in',
    answer: ok('Name, tenant and roles', meView),
    handle: ({ actor: { name, email, objectId, tenantId, roles } }) => ({
      body: { name, email, objectId, tenantId, roles },
    }),
  }),
  route('GET /api/actions', {
    ...noInput,
    id: 'listActions',
    summary: 'The group actions and what value each takes',
    answer: ok('The twelve actions', wholeOf(actionDefinitionView)),
    handle: () => ({
      body: { items: actionTable.map((row) => ({ ...row, options: options[row.value] })) },
    }),
  }),
];

import { type Answer, jsonAnswer, refuseMissing } from './answer.ts';
import { answerEntities } from './entity-list.ts';
import { readSelect } from './odata.ts';
import { requireGranted } from './permissions.ts';
import { viewObject } from './properties.ts';
import type { UserRecord } from './records.ts';
import { type GraphContext, type GraphRequest, param } from './request.ts';
import { normalizeId } from './state.ts';

/** The user the path names, by id or user principal name; 404 if it is not there or in the recycle bin. */
export function requireUser(request: GraphRequest, context: GraphContext): UserRecord {
  const id = normalizeId(param(request, 'user-id'));
  const user = id.includes('@') ? findByName(id, context) : context.state.users.get(id);
  if (user === undefined || user.deletedDateTime !== null) return refuseMissing(id);
  return user;
}

function findByName(name: string, context: GraphContext): UserRecord | undefined {
  for (const user of context.state.users.values()) {
    if (user.userPrincipalName.toLowerCase() === name) return user;
  }
  return undefined;
}

/** GET /users: https://learn.microsoft.com/graph/api/user-list. */
export function listUsers(request: GraphRequest, context: GraphContext): Answer {
  requireGranted('users', context.roles);
  return answerEntities('user', request, context);
}

/** GET /users/{id}: https://learn.microsoft.com/graph/api/user-get. */
export function getUser(request: GraphRequest, context: GraphContext): Answer {
  requireGranted('users', context.roles);
  const record = requireUser(request, context);
  const select = readSelect(request, 'user');
  const shape = select === null ? '' : `(${select.join(',')})`;
  return jsonAnswer(200, {
    '@odata.context': `${context.graphUrl}/v1.0/$metadata#users${shape}/$entity`,
    ...viewObject({ type: 'user', record }, { select, typed: false, readable: true }),
  });
}

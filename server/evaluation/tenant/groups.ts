import { type Answer, jsonAnswer, refuse, refuseMissing } from './answer.ts';
import { answerEntities, entitySource } from './entity-list.ts';
import { answerCount, readSelect } from './odata.ts';
import { requireGranted } from './permissions.ts';
import { viewObject } from './properties.ts';
import type { GroupRecord } from './records.ts';
import { type GraphContext, type GraphRequest, param } from './request.ts';
import { normalizeId } from './state.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The group the path names; 404 if it is not there or in the recycle bin. */
export function requireGroup(request: GraphRequest, context: GraphContext): GroupRecord {
  const id = normalizeId(param(request, 'group-id'));
  if (!guid.test(id)) refuse(400, 'Request_BadRequest', `Invalid object identifier '${id}'.`);
  const group = context.state.groups.get(id);
  if (group === undefined || group.deletedDateTime !== null) return refuseMissing(id);
  return group;
}

/** GET /groups: https://learn.microsoft.com/graph/api/group-list. */
export function listGroups(request: GraphRequest, context: GraphContext): Answer {
  requireGranted('groups', context.roles);
  return answerEntities('group', request, context);
}

/** GET /groups/$count. */
export function countGroups(request: GraphRequest, context: GraphContext): Answer {
  requireGranted('groups', context.roles);
  return answerCount(() => entitySource('group', request, context).count(), request);
}

/** GET /groups/{id}: https://learn.microsoft.com/graph/api/group-get. */
export function getGroup(request: GraphRequest, context: GraphContext): Answer {
  requireGranted('groups', context.roles);
  const record = requireGroup(request, context);
  const select = readSelect(request, 'group');
  const shape = select === null ? '' : `(${select.join(',')})`;
  return jsonAnswer(200, {
    '@odata.context': `${context.graphUrl}/v1.0/$metadata#groups${shape}/$entity`,
    ...viewObject({ type: 'group', record }, { select, typed: false, readable: true }),
  });
}

import { type Answer, jsonAnswer, refuse } from './answer.ts';
import { answerPage, arraySource, readSelect } from './odata.ts';
import { canReadType, requireGranted } from './permissions.ts';
import { viewObject } from './properties.ts';
import type { DirectoryObject } from './records.ts';
import { bodyFields, type GraphContext, type GraphRequest } from './request.ts';
import { isVisible, type State } from './state.ts';
import { requireUser } from './users.ts';

const maxResults = 11_000;
const maxChecked = 20;

function groupIdsOf(userId: string, reach: 'direct' | 'transitive', state: State): string[] {
  const found = new Set(state.groupsOf(userId));
  if (reach === 'transitive') {
    for (const id of found) for (const parent of state.groupsOf(id)) found.add(parent);
  }
  return [...found].filter((id) => isVisible(state.find(id)));
}

/** Lists the groups a user is in: https://learn.microsoft.com/graph/api/user-list-memberof and transitivememberof. */
export function listMemberOf(path: {
  readonly reach: 'direct' | 'transitive';
  readonly cast: 'group' | null;
}) {
  return (request: GraphRequest, context: GraphContext): Answer => {
    requireGranted('users', context.roles);
    const user = requireUser(request, context);
    const { state } = context;
    const groups = groupIdsOf(user.id, path.reach, state)
      .map((id) => state.find(id))
      .filter((object): object is DirectoryObject => object !== undefined);
    const select = readSelect(request, 'group');
    return answerPage(arraySource(groups), request, context, {
      entity: path.cast === null ? 'directoryObjects' : 'groups',
      view: (object) =>
        viewObject(object, {
          select,
          typed: path.cast === null,
          readable: canReadType('group', context.roles),
        }),
    });
  };
}

function answerIds(ids: readonly string[], context: GraphContext): Answer {
  return jsonAnswer(200, {
    '@odata.context': `${context.graphUrl}/v1.0/$metadata#Collection(Edm.String)`,
    value: ids,
  });
}

/** POST /users/{id}/getMemberGroups: https://learn.microsoft.com/graph/api/directoryobject-getmembergroups. */
export function getMemberGroups(request: GraphRequest, context: GraphContext): Answer {
  requireGranted('users', context.roles);
  const securityOnly = bodyFields(request.body).securityEnabledOnly === true;
  const ids = groupIdsOf(requireUser(request, context).id, 'transitive', context.state);
  if (ids.length > maxResults) {
    refuse(
      400,
      'Directory_ResultSizeLimitExceeded',
      'The specified query returned too many results.',
    );
  }
  const wanted = ids.filter(
    (id) => !securityOnly || context.state.groups.get(id)?.securityEnabled === true,
  );
  return answerIds(wanted, context);
}

/** POST /users/{id}/checkMemberGroups: https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups. */
export function checkMemberGroups(request: GraphRequest, context: GraphContext): Answer {
  requireGranted('users', context.roles);
  const { groupIds } = bodyFields(request.body);
  if (!Array.isArray(groupIds) || groupIds.length === 0 || groupIds.length > maxChecked) {
    refuse(
      400,
      'Request_BadRequest',
      `Between 1 and ${maxChecked} groupIds must be given to check the membership.`,
    );
  }
  const ids = groupIdsOf(requireUser(request, context).id, 'transitive', context.state);
  return answerIds(
    ids.filter((id) => groupIds.includes(id)),
    context,
  );
}

import { type Answer, jsonAnswer, refuse } from './answer.ts';
import { tellAll } from './delta-all.ts';
import { tellChanges } from './delta-changes.ts';
import { type DeltaPart, type DeltaToken, deltaUrl, readDeltaToken } from './delta-token.ts';
import { parseFilter } from './filter.ts';
import { requireGranted } from './permissions.ts';
import { isKnownProperty } from './properties.ts';
import type { GraphContext, GraphRequest } from './request.ts';

/** https://learn.microsoft.com/graph/api/group-delta: at most 50 objects in $filter. */
const maxFiltered = 50;
const relations = new Set(['members', 'owners', 'memberOf', 'acceptedSenders', 'rejectedSenders']);

function readSelect(request: GraphRequest, type: 'user' | 'group'): readonly string[] | null {
  const select = request.query.get('$select')?.split(',');
  if (select === undefined) return null;
  for (const name of select) {
    if (isKnownProperty(type, name) || (type === 'group' && relations.has(name))) continue;
    refuse(
      400,
      'BadRequest',
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
    );
  }
  return select;
}

function readIds(request: GraphRequest): readonly string[] | null {
  const source = request.query.get('$filter');
  if (source === null) return null;
  const { ids } = parseFilter(source);
  if (ids === null || !/^[^()]*$/.test(source) || ids.length > maxFiltered) {
    refuse(
      400,
      'Request_UnsupportedQuery',
      `Only 'id eq' joined by 'or', for at most ${maxFiltered} objects, is supported as a delta filter.`,
    );
  }
  return ids.map((id) => id.toLowerCase());
}

function firstToken(
  request: GraphRequest,
  type: 'user' | 'group',
  context: GraphContext,
): DeltaToken {
  const end = context.state.log.end();
  return {
    epoch: context.state.log.epoch(),
    type,
    select: readSelect(request, type),
    ids: readIds(request),
    round: 'all',
    position: 0,
    member: 0,
    since: end,
    until: end,
    issued: context.now(),
    empty: false,
  };
}

function refuseUnsupported(request: GraphRequest, isContinued: boolean): void {
  const unsupported = ['$expand', '$top', '$orderby', '$search', '$count'];
  const refused = isContinued ? [...unsupported, '$select', '$filter'] : unsupported;
  const name = refused.find((parameter) => request.query.has(parameter));
  if (name === undefined) return;
  refuse(
    400,
    'Request_UnsupportedQuery',
    `The query parameter '${name}' is not supported with this delta query.`,
  );
}

function answer(part: DeltaPart, token: DeltaToken, context: GraphContext): Answer {
  const shape = token.select === null ? '' : `(${token.select.join(',')})`;
  const told = { '@odata.context': `${context.graphUrl}/v1.0/$metadata#${token.type}s${shape}` };
  const issued = context.now();
  if (part.next !== null) {
    const link = deltaUrl({ ...part.next, issued }, '$skiptoken', context);
    return jsonAnswer(200, { ...told, '@odata.nextLink': link, value: part.value });
  }
  const end = { round: 'changes', position: 0, member: 0, since: token.until, issued } as const;
  const link = deltaUrl({ ...token, ...end, empty: false }, '$deltatoken', context);
  return jsonAnswer(200, { ...told, '@odata.deltaLink': link, value: part.value });
}

/** GET /groups/delta and /users/delta: https://learn.microsoft.com/graph/delta-query-overview. */
export function listChanges(type: 'user' | 'group') {
  return (request: GraphRequest, context: GraphContext): Answer => {
    requireGranted(type === 'user' ? 'users' : 'groups', context.roles);
    const skip = request.query.get('$skiptoken');
    const delta = request.query.get('$deltatoken');
    refuseUnsupported(request, Boolean(skip) || (Boolean(delta) && delta !== 'latest'));
    if (delta === 'latest') {
      return answer({ value: [], next: null }, firstToken(request, type, context), context);
    }
    const token = startRound(request, type, context, skip, delta);
    if (context.options.emptyPages && !token.empty) {
      return answer({ value: [], next: { ...token, empty: true } }, token, context);
    }
    const minimal = request.headers.prefer?.includes('return=minimal') === true;
    const part =
      token.round === 'all' ? tellAll(token, context) : tellChanges(token, minimal, context);
    return answer(part, token, context);
  };
}

function startRound(
  request: GraphRequest,
  type: 'user' | 'group',
  context: GraphContext,
  skip: string | null,
  delta: string | null,
): DeltaToken {
  if (skip) return readDeltaToken(skip, type, context);
  if (!delta) return firstToken(request, type, context);
  return { ...readDeltaToken(delta, type, context), until: context.state.log.end() };
}

import { type Answer, graphError, Refusal } from './answer.ts';
import type { GraphContext, GraphRequest } from './request.ts';
import { type Route, resourceUnits, routes } from './routes.ts';

/** A request before it is known which operation it is. */
export type RawRequest = Omit<GraphRequest, 'params' | 'query'>;

/** Which operation a path is, with the values of its placeholders. */
export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

interface Candidate {
  readonly route: Route;
  readonly segments: readonly string[];
}

const byLength = new Map<number, Candidate[]>();
for (const route of routes) {
  const segments = route.template.split('/');
  byLength.set(segments.length, [...(byLength.get(segments.length) ?? []), { route, segments }]);
}

/** `delta()`, `microsoft.graph.delta` and `graph.user` are other spellings of the same segment. */
function canonical(segment: string): string {
  const bare = segment.replace(/\(\)$/, '').replace(/^graph\./, 'microsoft.graph.');
  const action = bare.replace(/^microsoft\.graph\./, '');
  return /^(delta|getByIds|reauthorize|getMemberGroups|checkMemberGroups)$/.test(action)
    ? action
    : bare;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function matchSegments(
  wanted: readonly string[],
  given: readonly string[],
): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith('{')) params[segment.slice(1, -1)] = value;
    else if (segment.toLowerCase() !== value.toLowerCase()) return null;
  }
  return params;
}

/** Finds the operation of a path below the version; null if there is none. */
export function matchRoute(method: string, path: string): RouteMatch | null {
  const given = path.split('/').map((segment) => canonical(decode(segment)));
  for (const { route, segments } of byLength.get(given.length) ?? []) {
    if (route.method !== method) continue;
    const params = matchSegments(segments, given);
    if (params !== null) return { route, params };
  }
  return null;
}

function refuseUnknown(request: RawRequest): Answer {
  const segment = request.path.split('/')[1] ?? '';
  return graphError(400, 'BadRequest', `Resource not found for the segment '${segment}'.`);
}

/** Answers one request to Graph, right or refused; throws only for faults of the simulator itself. */
export async function answerGraph(
  request: RawRequest,
  match: RouteMatch | null,
  context: GraphContext,
): Promise<Answer> {
  if (match === null) return refuseUnknown(request);
  const query = new URLSearchParams(request.search);
  context.administration.settle();
  try {
    const answer = await match.route.handle({ ...request, query, params: match.params }, context);
    return {
      ...answer,
      headers: {
        ...answer.headers,
        'x-ms-resource-unit': String(resourceUnits(match.route.units, query)),
      },
    };
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

import { listChanges } from './delta.ts';
import { getByIds, listDeleted } from './directory-objects.ts';
import { countGroups, getGroup, listGroups } from './groups.ts';
import { checkMemberGroups, getMemberGroups, listMemberOf } from './member-of.ts';
import { countMembers, listMembers } from './members.ts';
import { getDomain, getOrganization, listDomains, listOrganization } from './organization.ts';
import type { ObjectType } from './records.ts';
import type { Handler } from './request.ts';
import {
  createSubscription,
  deleteSubscription,
  getSubscription,
  listSubscriptions,
  reauthorizeSubscription,
  updateSubscription,
} from './subscription-routes.ts';
import { getUser, listUsers } from './users.ts';

/** An operation of Graph. */
export interface Route {
  readonly method: string;
  /** As in Microsoft's OpenAPI, e.g. `/groups/{group-id}/members`. */
  readonly template: string;
  /** Resource units before $select, $expand and $top count: https://learn.microsoft.com/graph/throttling-limits. */
  readonly units: number;
  readonly handle: Handler;
}

function route(method: string, template: string, units: number, handle: Handler): Route {
  return { method, template, units, handle };
}

function memberRoutes(reach: 'direct' | 'transitive', units: number): Route[] {
  const base = `/groups/{group-id}/${reach === 'direct' ? 'members' : 'transitiveMembers'}`;
  const casts: readonly ObjectType[] = ['user', 'group'];
  return [
    route('GET', base, units, listMembers({ reach, cast: null })),
    route('GET', `${base}/$count`, units, countMembers({ reach, cast: null })),
    ...casts.flatMap((cast) => [
      route('GET', `${base}/microsoft.graph.${cast}`, units, listMembers({ reach, cast })),
      route('GET', `${base}/microsoft.graph.${cast}/$count`, units, countMembers({ reach, cast })),
    ]),
  ];
}

function memberOfRoutes(reach: 'direct' | 'transitive'): Route[] {
  const base = `/users/{user-id}/${reach === 'direct' ? 'memberOf' : 'transitiveMemberOf'}`;
  return [
    route('GET', base, 2, listMemberOf({ reach, cast: null })),
    route('GET', `${base}/microsoft.graph.group`, 2, listMemberOf({ reach, cast: 'group' })),
  ];
}

/** Every operation the simulated tenant knows; fixed paths come before placeholders. */
export const routes: readonly Route[] = [
  route('GET', '/domains', 1, listDomains),
  route('GET', '/domains/{domain-id}', 1, getDomain),
  route('GET', '/organization', 1, listOrganization),
  route('GET', '/organization/{organization-id}', 1, getOrganization),
  route('GET', '/groups', 1, listGroups),
  route('GET', '/groups/$count', 1, countGroups),
  route('GET', '/groups/delta', 1, listChanges('group')),
  route('GET', '/groups/{group-id}', 1, getGroup),
  ...memberRoutes('direct', 3),
  ...memberRoutes('transitive', 5),
  route('GET', '/users', 2, listUsers),
  route('GET', '/users/delta', 1, listChanges('user')),
  route('GET', '/users/{user-id}', 1, getUser),
  ...memberOfRoutes('direct'),
  ...memberOfRoutes('transitive'),
  route('POST', '/users/{user-id}/getMemberGroups', 2, getMemberGroups),
  route('POST', '/users/{user-id}/checkMemberGroups', 4, checkMemberGroups),
  route('POST', '/directoryObjects/getByIds', 5, getByIds),
  route('GET', '/directory/deletedItems/microsoft.graph.user', 1, listDeleted('user')),
  route('GET', '/directory/deletedItems/microsoft.graph.group', 1, listDeleted('group')),
  route('GET', '/subscriptions', 1, listSubscriptions),
  route('POST', '/subscriptions', 1, createSubscription),
  route('GET', '/subscriptions/{subscription-id}', 1, getSubscription),
  route('PATCH', '/subscriptions/{subscription-id}', 1, updateSubscription),
  route('DELETE', '/subscriptions/{subscription-id}', 1, deleteSubscription),
  route('POST', '/subscriptions/{subscription-id}/reauthorize', 1, reauthorizeSubscription),
];

/** The resource units of one request, as the x-ms-resource-unit header tells them. */
export function resourceUnits(base: number, query: URLSearchParams): number {
  const top = query.get('$top');
  const units =
    base +
    (query.has('$expand') ? 1 : 0) -
    (query.has('$select') ? 1 : 0) -
    (top !== null && Number(top) < 20 ? 1 : 0);
  return Math.max(1, units);
}

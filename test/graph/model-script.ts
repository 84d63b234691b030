import type { Person } from '../../server/domain/directory.ts';
import type { DirectoryModel, ModelGroup } from '../fakes/directory-model.ts';
import { graphErrorBody, isTokenRequest, tokenAnswer } from './opened.ts';
import type { Reply, Script, SeenRequest } from './scripted-server.ts';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const refusal = (status: number, code: string): Answer => ({ status, body: graphErrorBody(code) });
const notFound = refusal(404, 'Request_ResourceNotFound');
const denied = refusal(403, 'Authorization_RequestDenied');

const groupTypesOf = (group: ModelGroup): string[] => [
  ...(group.kind === 'microsoft365' ? ['Unified'] : []),
  ...(group.dynamic ? ['DynamicMembership'] : []),
];

const groupBody = (group: ModelGroup) => ({
  id: group.groupId.toUpperCase(),
  displayName: group.displayName,
  description: group.description,
  mail: group.mail,
  groupTypes: groupTypesOf(group),
  mailEnabled: group.kind !== 'security',
  securityEnabled: group.kind === 'security' || group.kind === 'mailEnabledSecurity',
  onPremisesSyncEnabled: group.onPremisesSynced ? true : null,
  visibility: group.hiddenMembership ? 'HiddenMembership' : null,
});

const userBody = ({ objectId, readable, ...properties }: Person) => ({
  '@odata.type': '#microsoft.graph.user',
  id: objectId,
  ...properties,
});

/** Graph for the model: tokens, domains, organization, users, groups, members and $batch, with pages of `pageSize`. */
export const modelScript = (
  model: DirectoryModel,
  origin: () => string,
  pageSize = 999,
): Script => {
  const page = (items: readonly unknown[], asked: URL): Answer => {
    const from = Number(asked.searchParams.get('$skiptoken') ?? 0);
    const top = Math.min(Number(asked.searchParams.get('$top') ?? 100), pageSize);
    const next = new URLSearchParams(asked.searchParams);
    next.set('$skiptoken', String(from + top));
    const nextLink = `${origin()}/v1.0${asked.pathname}?${next}`;
    const counted = asked.searchParams.has('$count') && from === 0;
    return {
      status: 200,
      body: {
        value: items.slice(from, from + top),
        ...(counted ? { '@odata.count': items.length } : {}),
        ...(items.length > from + top ? { '@odata.nextLink': nextLink } : {}),
      },
    };
  };

  const people = new Map(model.people.map((person) => [person.objectId, person]));

  const membersOf = (group: ModelGroup): unknown[] => [
    ...group.memberIds.flatMap((id) => people.get(id) ?? []).map(userBody),
    ...group.memberGroupIds.map((id) => ({ '@odata.type': '#microsoft.graph.group', id })),
    ...Array.from({ length: group.otherMembers }, (_, index) => ({
      '@odata.type': '#microsoft.graph.device',
      id: `device-${group.groupId}-${index}`,
    })),
  ];

  const listGroups = (asked: URL): Answer => {
    const words = /"displayName:([^"]*)"/.exec(asked.searchParams.get('$search') ?? '')?.[1];
    const begins = (text: string | null) =>
      ` ${text ?? ''}`.toLowerCase().includes(` ${(words ?? '').toLowerCase()}`);
    const found = model.groups
      .filter((group) => group.state !== 'missing')
      .filter((group) => !words || begins(group.displayName) || begins(group.description))
      .sort((a, b) => a.displayName.localeCompare(b.displayName));
    return page(found.map(groupBody), asked);
  };

  const get = (asked: URL): Answer => {
    const [, collection, id, part, cast] = asked.pathname.split('/');
    if (collection === 'organization') {
      return page([{ id: 'x', displayName: model.tenantName }], asked);
    }
    if (collection === 'domains') {
      const bodies = model.domains.map(({ name, verified, initial, mail }) => ({
        id: name,
        isVerified: verified,
        isInitial: initial,
        supportedServices: mail ? ['Email'] : [],
      }));
      return page(bodies, asked);
    }
    if (collection === 'users') return page(model.people.map(userBody), asked);
    if (id === undefined) return listGroups(asked);
    const group = model.groups.find((each) => each.groupId === id.toLowerCase());
    if (group === undefined || group.state === 'missing') return notFound;
    if (part === undefined) return { status: 200, body: groupBody(group) };
    if (group.state === 'unreadable') return denied;
    const members = membersOf(group);
    return page(cast ? members.slice(0, group.memberIds.length) : members, asked);
  };

  const relative = (url: string): URL => new URL(url.replace(/^\/v1\.0/, ''), 'http://graph.test');

  const batch = ({ body }: SeenRequest): Reply => {
    const { requests } = JSON.parse(body) as { requests: { id: string; url: string }[] };
    const responses = requests.map(({ id, url }) => ({ id, ...get(relative(url)) }));
    return { body: { responses: responses.reverse() } };
  };

  return (request) => {
    const { failure } = model;
    if (isTokenRequest(request.path)) {
      if (!failure) return tokenAnswer();
      const aadsts = failure.details.upstream?.aadsts;
      return { status: 401, body: { error: 'invalid_client', error_codes: [aadsts] } };
    }
    return request.path === '/v1.0/$batch' ? batch(request) : get(relative(request.url));
  };
};

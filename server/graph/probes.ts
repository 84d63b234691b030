import { AppError } from '../domain/errors.ts';
import { batchFailure, readBatch } from './batch.ts';
import type { Call } from './client.ts';
import { invalidAnswer, isRefused } from './errors.ts';
import { createMemberCollector } from './members.ts';
import type { Reader } from './reader.ts';
import {
  domainSchema,
  groupSchema,
  memberSchema,
  organizationSchema,
  pageOf,
  userSchema,
  userSelect,
} from './schemas.ts';

/** What came of one trial call. */
export type Probe<T> =
  | { readonly state: 'answered'; readonly value: T }
  | { readonly state: 'refused' }
  | { readonly state: 'failed'; readonly error: AppError };

export interface GroupProbe {
  /** How many groups were tried. */
  readonly groups: number;
  /** Of how many the members were refused. */
  readonly refused: number;
  readonly members: number;
  /** Users among the members of whom Graph told nothing but the id. */
  readonly hollowUsers: number;
}

export interface UserProbe {
  readonly users: number;
  /** Users without `accountEnabled`: what Graph tells with a lesser permission. */
  readonly withoutState: number;
}

const probed = async <T>(work: () => Promise<T>): Promise<Probe<T>> => {
  try {
    return { state: 'answered', value: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return isRefused(error) ? { state: 'refused' } : { state: 'failed', error };
  }
};

const callOf = (doing: string, permission: string, signal: AbortSignal | undefined): Call => ({
  purpose: { doing, permission },
  signal,
});

/** The tenant's name; User.Read.All is enough for it. */
export const probeOrganization = (
  { client }: Reader,
  signal: AbortSignal | undefined,
): Promise<Probe<string | null>> =>
  probed(async () => {
    const call = callOf('reading the name of the tenant', 'User.Read.All', signal);
    const page = await client.page(
      '/organization?$select=id,displayName',
      organizationSchema,
      call,
    );
    return page.items[0]?.displayName ?? null;
  });

export const probeDomains = (
  { client }: Reader,
  signal: AbortSignal | undefined,
): Promise<Probe<number>> =>
  probed(async () => {
    const call = callOf('reading the domains', 'Domain.Read.All', signal);
    return (await client.page('/domains', domainSchema, call)).items.length;
  });

export const probeUsers = (
  { client }: Reader,
  signal: AbortSignal | undefined,
): Promise<Probe<UserProbe>> =>
  probed(async () => {
    const call = callOf('reading users', 'User.Read.All', signal);
    const { items } = await client.page(
      '/users?$select=id,mail,userPrincipalName,accountEnabled&$top=1',
      userSchema,
      call,
    );
    const withoutState = items.filter((user) => typeof user.accountEnabled !== 'boolean').length;
    return { users: items.length, withoutState };
  });

/** Tries to list groups, then some members of the first 20 with one request. */
export const probeGroups = (
  reader: Reader,
  signal: AbortSignal | undefined,
): Promise<Probe<GroupProbe>> =>
  probed(async () => {
    const call = callOf('reading groups', 'GroupMember.Read.All', signal);
    const path = '/groups?$select=id,displayName&$top=20';
    const { items: groups } = await reader.client.page(path, groupSchema, call);
    const requests = groups.slice(0, 20).map((group) => ({
      key: group.id,
      path: `/groups/${encodeURIComponent(group.id)}/members?$select=${userSelect.join(',')}&$top=5`,
    }));
    const answers = [...(await readBatch(reader, requests, call)).values()];
    const strange = answers.find(({ status }) => ![200, 403, 404].includes(status));
    if (strange) throw batchFailure(strange, call, reader);
    const collector = createMemberCollector();
    for (const { body } of answers.filter(({ status }) => status === 200)) {
      const page = pageOf(memberSchema).safeParse(body);
      if (!page.success) throw invalidAnswer(call.purpose, 'a member has not the expected form');
      collector.add(page.data.value);
    }
    const { people, groupIds, others } = collector.collected();
    return {
      groups: answers.length,
      refused: answers.filter(({ status }) => status === 403).length,
      members: people.size + groupIds.size + others,
      hollowUsers: [...people.values()].filter((person) => !person.readable).length,
    };
  });

import type { Clock } from '../ports/clock.ts';
import type { Directory, OpenDirectory } from '../ports/directory.ts';
import type { Sealing } from '../ports/sealing.ts';
import { createGraphClient } from './client.ts';
import { countMembers } from './count-members.ts';
import { readGroupDelta, readUserDelta, startGroupDelta, startUserDelta } from './deltas.ts';
import type { GraphEndpoints } from './endpoints.ts';
import { findGroups } from './find-groups.ts';
import { getGroups } from './get-groups.ts';
import { defaultLimits, type GraphLimits, type GraphLog } from './limits.ts';
import { listDomains } from './list-domains.ts';
import { readGroups } from './read-groups.ts';
import { readMemberships } from './read-memberships.ts';
import { readPeople } from './read-people.ts';
import type { Reader } from './reader.ts';
import { createSubscriptions } from './subscriptions.ts';
import { testAccess } from './test-access.ts';
import { createTokenSource } from './token.ts';
import { createUsageCount } from './usage.ts';

export interface OpenDirectoryDeps {
  readonly sealing: Pick<Sealing, 'open'>;
  readonly endpoints: GraphEndpoints;
  readonly clock: Clock;
  /** From 0 to 1, for the jitter of retries. */
  readonly random: () => number;
  readonly timeouts?: Partial<GraphLimits>;
  readonly log?: GraphLog;
}

/**
 * Opens directories over Microsoft Graph; the only door to Graph and Entra. Tokens are shared by the directories of one
 * access; the usage is counted per directory.
 */
export const createOpenDirectory = (deps: OpenDirectoryDeps): OpenDirectory => {
  const { sealing, endpoints, clock, random, log } = deps;
  const limits: GraphLimits = { ...defaultLimits, ...deps.timeouts };
  const retrying = { clock, random, limits, log };
  const tokensOf = createTokenSource({ ...retrying, sealing, endpoints });

  return (access): Directory => {
    const usage = createUsageCount();
    const tokens = tokensOf(access);
    const { graphUrl } = endpoints;
    const client = createGraphClient({ ...retrying, tokens, usage, graphUrl });
    const reader: Reader = { ...retrying, client, usage, tokens };
    return {
      testAccess: (options) => testAccess(reader, options?.signal),
      listDomains: (options) => listDomains(reader, options?.signal),
      findGroups: (query, options) => findGroups(reader, query, options?.signal),
      getGroups: (ids, options) => getGroups(reader, ids, options?.signal),
      countMembers: (ids, options) => countMembers(reader, ids, options?.signal),
      readGroups: (ids, options) => readGroups(reader, ids, options),
      startGroupDelta: (ids, options) => startGroupDelta(reader, ids, options?.signal),
      startUserDelta: (options) => startUserDelta(reader, options?.signal),
      readGroupDelta: (link, options) => readGroupDelta(reader, link, options?.signal),
      readUserDelta: (link, options) => readUserDelta(reader, link, options?.signal),
      readPeople: (ids, options) => readPeople(reader, ids, options?.signal),
      readMemberships: (ids, options) => readMemberships(reader, ids, options?.signal),
      subscriptions: createSubscriptions(reader),
      usage: () => usage.total(),
    };
  };
};

import { type Administration, createAdministration } from './administration.ts';
import type { Notifier } from './notifier.ts';
import type { TenantOptions } from './options.ts';
import type { DirectorySeed } from './records.ts';
import { createState, type State } from './state.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';

/** One tenant with what may be done to it. */
export interface TenantParts {
  readonly state: State;
  readonly administration: Administration;
  readonly subscriptions: Subscriptions;
}

/** Builds a tenant from its seed. */
export function createTenant(
  seed: DirectorySeed,
  deps: {
    readonly notifier: Notifier;
    readonly options: TenantOptions;
    readonly now: () => number;
  },
): TenantParts {
  const { notifier, options, now } = deps;
  const state = createState(seed);
  const subscriptions = createSubscriptions({ tenantId: seed.tenantId, notifier, now, options });
  const administration = createAdministration({
    state,
    now,
    lag: () => options.replicationLag,
    announce: subscriptions.announce,
  });
  return { state, subscriptions, administration };
}

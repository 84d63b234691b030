import { isProtected, protectedRow } from './decision.ts';
import { addressOf } from './identity.ts';
import { domainOf, type MailAddress, type ObjectId } from './ids.ts';
import type { Change } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import type { Presence } from './presence.ts';
import type { User } from './user.ts';

/** The rows that disable users of the selected domains who are in no selected group (manual: "users missing ..."). */
export const disableMissing = (
  input: PlanInput,
  presences: ReadonlyMap<ObjectId, Presence>,
): readonly Change[] => {
  const domains = new Set(input.config.domains);
  const claimed = claimedAddresses(presences, domains);
  return input.users
    .filter(
      (user) =>
        !user.disabled &&
        domains.has(domainOf(user.email)) &&
        !claimed.has(user.email) &&
        !(user.objectId !== null && presences.has(user.objectId)),
    )
    .map((user) => {
      const change = disablingRow(user);
      return isProtected(change, user, input) ? protectedRow(change) : change;
    });
};

/** Addresses of everybody present, whatever became of him. */
const claimedAddresses = (
  presences: ReadonlyMap<ObjectId, Presence>,
  domains: ReadonlySet<string>,
): ReadonlySet<MailAddress> => {
  const claimed = new Set<MailAddress>();
  for (const { person } of presences.values()) {
    const address = person?.readable ? addressOf(person, domains) : null;
    if (address !== null) claimed.add(address);
  }
  return claimed;
};

const disablingRow = (user: User): Change => ({
  email: user.email,
  previousEmail: null,
  objectId: user.objectId,
  kind: 'disable',
  reason: 'missing-in-directory',
  group: null,
  otherGroups: [],
  settings: [{ setting: 'disabled', was: false, becomes: true, action: null }],
  error: null,
  write: { revision: user.revision, previousRevision: null, disabledBy: 'sync' },
  heldBy: [],
});

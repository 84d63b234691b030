import type { ErrorCode } from '../../../server/domain/errors.ts';
import { domainOf } from '../../../server/domain/ids.ts';
import type { SkipReason } from '../../../server/domain/plan.ts';
import { blockOf } from './actions.ts';
import type { Facts, Standing } from './facts.ts';

type Rule = (facts: Facts, who: Standing) => SkipReason | null;

const foreign = (facts: Facts, address: string): boolean =>
  facts.input.otherTasksDomains.has(domainOf(address));

const inFrozenGroup: Rule = (_, who) =>
  who.groups.some((group) => group.frozen) ? 'frozen-group' : null;
const unreadable: Rule = (_, who) => (who.person?.readable ? null : 'unreadable-member');
const guest: Rule = (_, who) => (who.person?.userType === 'Guest' ? 'guest' : null);
const noAddress: Rule = (_, who) => (who.address === null ? 'no-address' : null);
const outsideDomains: Rule = (facts, { address }) => {
  if (address === null || facts.input.config.domains.includes(domainOf(address))) return null;
  return foreign(facts, address) ? 'other-task' : 'domain-not-selected';
};
const ownElsewhere: Rule = (facts, { own }) =>
  own && foreign(facts, own.email) ? 'other-task' : null;

const identityRules = [
  inFrozenGroup,
  unreadable,
  guest,
  noAddress,
  outsideDomains,
  ownElsewhere,
] satisfies readonly Rule[];

const firstOf =
  (rules: readonly Rule[]): Rule =>
  (facts, who) =>
    rules.map((rule) => rule(facts, who)).find((reason) => reason !== null) ?? null;

/** Rules 2.1 to 2.6. */
const outOfScope = firstOf(identityRules);

const isNoSync = (who: Standing): boolean => blockOf(who.groups[0]?.actions ?? []) === 'noSync';
const noSync: Rule = (_, who) => (isNoSync(who) ? 'no-sync' : null);

/** Rule 2.8: the address is the user of somebody else who is present. */
const taken: Rule = (facts, who) => {
  const owner = facts.present.find(
    (other) => other.objectId !== who.objectId && other.objectId === who.holder?.objectId,
  );
  if (!owner) return null;
  const sharesAddress = owner.address === who.address && outOfScope(facts, owner) === null;
  return sharesAddress && who.own === null ? null : 'address-taken';
};

const claims = (facts: Facts, who: Standing): boolean =>
  outOfScope(facts, who) === null && (isNoSync(who) || taken(facts, who) === null);

const precedes = (a: Standing, b: Standing): boolean =>
  a.rank < b.rank || (a.rank === b.rank && a.objectId < b.objectId);

/** Rule 2.9: somebody who comes first claims the same address. */
const duplicate: Rule = (facts, who) =>
  facts.present.some(
    (other) =>
      other.objectId !== who.objectId &&
      other.address === who.address &&
      precedes(other, who) &&
      claims(facts, other),
  )
    ? 'duplicate-address'
    : null;

/** Why a present person is skipped; null = he counts (section 2). */
export const skipReasonOf = firstOf([outOfScope, noSync, taken, duplicate]);

/** The error of a skipped row, if it is one. */
export const errorOf = (reason: SkipReason): ErrorCode | null => {
  if (reason === 'unreadable-member') return 'unreadable-member';
  return reason === 'address-taken' || reason === 'duplicate-address' ? 'address-taken' : null;
};

import type { ErrorCode } from '../../../server/domain/errors.ts';
import { domainOf, type MailAddress, type ObjectId } from '../../../server/domain/ids.ts';
import type {
  ChangeKind,
  ChangeReason,
  ChangeWrite,
  GroupRef,
  RefusalCode,
} from '../../../server/domain/plan.ts';
import type { User } from '../../../server/domain/user.ts';
import { actionValue, blockOf } from './actions.ts';
import type { Facts, Standing } from './facts.ts';
import { type FieldChange, isBlocked, type Outcome, outcomeOf } from './outcome.ts';
import { isProtected, isProtectedUser } from './protection.ts';
import { errorOf, skipReasonOf } from './skips.ts';

/** A row as the rules demand it; `error` is its code alone. */
export interface ExpectedRow {
  readonly email: MailAddress | null;
  readonly previousEmail: MailAddress | null;
  readonly objectId: ObjectId | null;
  readonly kind: ChangeKind;
  readonly reason: ChangeReason;
  readonly group: GroupRef | null;
  readonly otherGroups: readonly GroupRef[];
  readonly settings: readonly FieldChange[];
  readonly error: ErrorCode | null;
  readonly write: ChangeWrite | null;
  readonly heldBy: readonly RefusalCode[];
}

/** What the rules say about one person or missing user; `row` is null for somebody unchanged. */
export interface Answer {
  readonly who: Standing | null;
  /** The missing user. */
  readonly user: User | null;
  /** Null for somebody skipped before he counts, or a missing user. */
  readonly outcome: Outcome | null;
  readonly row: ExpectedRow | null;
}

const refOf = ({ groupId, name }: Standing['groups'][number]): GroupRef => ({
  groupId,
  displayName: name,
});

const blank = (who: Standing | null) => ({
  previousEmail: null,
  objectId: who?.objectId ?? null,
  group: who?.groups[0] ? refOf(who.groups[0]) : null,
  otherGroups: who?.groups.slice(1).map(refOf) ?? [],
  settings: [],
  error: null,
  write: null,
  heldBy: [],
});

const kindOf = ({ renamed, base, after }: Outcome): ChangeKind => {
  if (renamed) return 'rename';
  if (!base) return 'create';
  if (base.disabled === after.disabled) return 'update';
  return after.disabled ? 'disable' : 'enable';
};

/** Rule 3.4: the user at the address carries the object id of somebody else. */
export const takesOver = ({ renamed, base, who, overwritten }: Outcome): boolean => {
  if (!renamed) return base !== null && base.objectId !== null && base.objectId !== who.objectId;
  return overwritten !== null && overwritten.renamedTo !== base?.email;
};

const isAdopted = (facts: Facts, { base, who }: Outcome): boolean =>
  base !== null && (base.objectId !== who.objectId || base.managedBy !== facts.input.taskId);

const reasonOf = (facts: Facts, outcome: Outcome): ChangeReason => {
  const { who, base, after, renamed, changes } = outcome;
  const actions = who.groups[0]?.actions ?? [];
  if (renamed) return 'renamed';
  if (takesOver(outcome)) return 'taken-over';
  if (isAdopted(facts, outcome)) return 'adopted';
  if (after.disabled && !base?.disabled)
    return blockOf(actions) === 'disabled' || !isBlocked(facts, who)
      ? 'users-disabled'
      : 'account-blocked';
  if (base?.disabled && !after.disabled)
    return actionValue(actions, 'usersDisabled') === false ? 'group-actions' : 'returned';
  const nameAlone = changes.every(({ setting }) => setting === 'displayName');
  return base && nameAlone ? 'name-changed' : 'group-actions';
};

const countingAnswer = (facts: Facts, who: Standing, outcome: Outcome): Answer => {
  const { address, base, renamed, changes } = outcome;
  const written = renamed || changes.length > 0 || base === null || isAdopted(facts, outcome);
  if (!written) return { who, user: null, outcome, row: null };
  const common = { ...blank(who), email: address };
  if (isProtected(facts, outcome))
    return { who, user: null, outcome, row: { ...common, kind: 'skip', reason: 'protected' } };
  const row: ExpectedRow = {
    ...common,
    previousEmail: renamed && base ? base.email : null,
    kind: kindOf(outcome),
    reason: reasonOf(facts, outcome),
    settings: changes,
    write: {
      revision: who.holder?.revision ?? null,
      previousRevision: renamed && base ? base.revision : null,
      disabledBy: outcome.disabledBy,
    },
  };
  return { who, user: null, outcome, row };
};

/** What becomes of a present person (sections 2 and 3). */
export const answerFor = (facts: Facts, who: Standing): Answer | null => {
  const skip = skipReasonOf(facts, who);
  if (skip === null && who.address !== null)
    return countingAnswer(facts, who, outcomeOf(facts, who, who.address));
  if (skip === null || (who.person === null && who.own === null)) return null;
  const error = errorOf(skip);
  const email = who.address ?? who.own?.email ?? null;
  return {
    who,
    user: null,
    outcome: null,
    row: { ...blank(who), email, kind: 'skip', reason: skip, error },
  };
};

const isMissing = (facts: Facts, user: User): boolean =>
  facts.input.config.domains.includes(domainOf(user.email)) &&
  facts.present.every((who) => who.objectId !== user.objectId && who.address !== user.email);

/** What becomes of a user who may be missing (section 4). */
export const answerForUser = (facts: Facts, user: User): Answer | null => {
  const asked = facts.input.config.disableMissingUsers && facts.groups.length > 0;
  if (!asked || !facts.complete || user.disabled || !isMissing(facts, user)) return null;
  const common = { ...blank(null), email: user.email, objectId: user.objectId };
  const row: ExpectedRow = isProtectedUser(facts, user)
    ? { ...common, kind: 'skip', reason: 'protected' }
    : {
        ...common,
        kind: 'disable',
        reason: 'missing-in-directory',
        settings: [{ setting: 'disabled', was: false, becomes: true }],
        write: { revision: user.revision, previousRevision: null, disabledBy: 'sync' },
      };
  return { who: null, user, outcome: null, row };
};

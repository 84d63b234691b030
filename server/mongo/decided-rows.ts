import type { MailAddress, ObjectId, TaskId, TenantId } from '../domain/ids.ts';
import type { Change, ChangeWrite } from '../domain/plan.ts';
import { type User, unsetSettings } from '../domain/user.ts';
import type { ChangeResult, NumberedChange } from '../ports/target.ts';
import { withSettings } from './changed-user.ts';

/** A user to write: as it was (null = there was none) and as it becomes. */
export interface UserWrite {
  readonly was: User | null;
  readonly becomes: User;
}

export interface DecidedRows {
  readonly results: readonly ChangeResult[];
  readonly applied: readonly NumberedChange[];
  readonly moved: readonly NumberedChange[];
  /** In the order in which they must be written: an old address gives up its object id before the new one takes it. */
  readonly writes: readonly UserWrite[];
}

/** A row of a plan that does write something, with the parts it needs for it. */
interface WritingRow {
  readonly change: Change;
  readonly email: MailAddress;
  readonly write: ChangeWrite;
}

const writingRow = ({ seq, change }: NumberedChange): WritingRow => {
  const { email, write } = change;
  if (email !== null && write !== null) return { change, email, write };
  throw new Error(
    `Row ${seq} of the plan has nothing to write; it must not be given to the target.`,
  );
};

const blankUser = (tenantId: TenantId, email: MailAddress): User => ({
  ...unsetSettings,
  tenantId,
  email,
  displayName: '',
  objectId: null,
  disabled: false,
  disabledBy: null,
  managedBy: null,
  protected: false,
  renamedTo: null,
  revision: 0,
});

/** The users as they are while row after row is decided, findable by address and by object. */
const createPresentUsers = (users: readonly User[]) => {
  const byEmail = new Map<MailAddress, User>();
  const byObjectId = new Map<ObjectId, User>();
  const put = (user: User): void => {
    const before = byEmail.get(user.email)?.objectId ?? null;
    if (before !== null && byObjectId.get(before)?.email === user.email) byObjectId.delete(before);
    byEmail.set(user.email, user);
    if (user.objectId !== null) byObjectId.set(user.objectId, user);
  };
  for (const user of users) put(user);
  return {
    at: (email: MailAddress | null): User | null =>
      email === null ? null : (byEmail.get(email) ?? null),
    holderOf: (objectId: ObjectId): User | null => byObjectId.get(objectId) ?? null,
    put,
  };
};

/**
 * Decides planned rows against the users as they are now: which still fit, and what each writes. `users` holds every user at
 * an address of the rows and every user that carries one of their object ids. Pure; each user is written at most once.
 */
export const decideRows = (
  owner: { readonly tenantId: TenantId; readonly taskId: TaskId },
  rows: readonly NumberedChange[],
  users: readonly User[],
): DecidedRows => {
  const present = createPresentUsers(users);
  const applied: NumberedChange[] = [];
  const moved: NumberedChange[] = [];
  const writes: UserWrite[] = [];
  const results: ChangeResult[] = [];

  const fits = ({ change, email, write }: WritingRow): boolean => {
    const holder = change.objectId === null ? null : present.holderOf(change.objectId);
    const heldElsewhere =
      holder !== null && holder.email !== email && holder.email !== change.previousEmail;
    return (
      !heldElsewhere &&
      (present.at(email)?.revision ?? null) === write.revision &&
      (present.at(change.previousEmail)?.revision ?? null) === write.previousRevision
    );
  };
  const put = (was: User | null, becomes: User): void => {
    writes.push({ was, becomes });
    present.put(becomes);
  };
  const apply = ({ change, email, write }: WritingRow): void => {
    const existing = present.at(email);
    const previous = present.at(change.previousEmail);
    if (previous !== null)
      put(previous, {
        ...previous,
        disabled: true,
        disabledBy: 'sync',
        objectId: null,
        managedBy: owner.taskId,
        renamedTo: email,
        revision: previous.revision + 1,
      });
    const base = previous ?? existing ?? blankUser(owner.tenantId, email);
    const objectId = change.objectId ?? base.objectId;
    put(existing, {
      ...withSettings(base, change.settings),
      email,
      objectId,
      disabledBy: write.disabledBy,
      // disabling somebody who is missing does not make him a managed user
      managedBy: change.reason === 'missing-in-directory' ? base.managedBy : owner.taskId,
      renamedTo: previous !== null || change.objectId !== null ? null : base.renamedTo,
      revision: (existing?.revision ?? 0) + 1,
    });
  };

  for (const row of rows) {
    const writing = writingRow(row);
    if (fits(writing)) {
      apply(writing);
      applied.push(row);
      results.push({ seq: row.seq, result: 'applied' });
    } else {
      moved.push(row);
      results.push({ seq: row.seq, result: 'moved' });
    }
  }
  return { results, applied, moved, writes };
};

/** Every address and object id that rows touch or depend on. */
export const touchedBy = (
  rows: readonly NumberedChange[],
): { readonly emails: readonly MailAddress[]; readonly objectIds: readonly ObjectId[] } => ({
  emails: rows.flatMap(({ change }) =>
    [change.email, change.previousEmail].filter((email) => email !== null),
  ),
  objectIds: rows.flatMap(({ change }) => (change.objectId === null ? [] : [change.objectId])),
});

/** Why a row was not applied, as it is kept on the plan. */
export const movedError = (
  row: NumberedChange,
): { readonly code: string; readonly message: string } => ({
  code: 'user-moved',
  message: `The user ${row.change.email ?? ''} was changed by somebody else after the plan was made; nothing of this row was written. The next run plans it anew.`,
});

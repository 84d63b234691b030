import type { MailAddress } from '../../../server/domain/ids.ts';
import type { Change, ChangeWrite } from '../../../server/domain/plan.ts';
import { type User, unsetSettings } from '../../../server/domain/user.ts';
import { activeAdminsOf, aUser, thisTask } from '../world.ts';

type Row = Pick<Change, 'previousEmail' | 'objectId' | 'reason'> & {
  readonly email: MailAddress;
  readonly write: ChangeWrite;
  readonly settings: readonly Pick<Change['settings'][number], 'setting' | 'becomes'>[];
};

/** What applying reads of a row, be it the planner's or the oracle's. */
export type AnyRow = Omit<Row, 'email' | 'write'> & {
  readonly email: MailAddress | null;
  readonly write: ChangeWrite | null;
  readonly heldBy: readonly string[];
};

const isFree = (row: AnyRow): row is AnyRow & Row =>
  row.write !== null && row.email !== null && row.heldBy.length === 0;

const at = (users: readonly User[], email: MailAddress | null) =>
  users.find((user) => user.email === email);

/** The user a row leaves at its address. */
export const userAfter = (users: readonly User[], row: Row): User => {
  const holder = at(users, row.email);
  const base = at(users, row.previousEmail) ?? holder ?? aUser({ email: row.email });
  const fields = Object.fromEntries(row.settings.map(({ setting, becomes }) => [setting, becomes]));
  const missing = row.reason === 'missing-in-directory';
  return {
    ...unsetSettings,
    ...base,
    ...fields,
    email: row.email,
    objectId: row.objectId,
    disabledBy: row.write.disabledBy,
    managedBy: missing ? base.managedBy : thisTask,
    protected: base.protected || holder?.protected === true,
    renamedTo: missing ? base.renamedTo : null,
    revision: (holder?.revision ?? 0) + 1,
  };
};

/** What a rename leaves at the old address: disabled by the sync, without object, pointing to the new one. */
export const leftBehind = (user: User, row: Row): User => ({
  ...user,
  disabled: true,
  disabledBy: 'sync',
  objectId: null,
  renamedTo: row.email,
  revision: user.revision + 1,
});

/** The users after the free rows of a plan were applied, each against the users as they were read. */
export const applied = (users: readonly User[], rows: readonly AnyRow[]): readonly User[] => {
  const written = rows.filter(isFree).flatMap((row) => {
    const previous = at(users, row.previousEmail);
    return [userAfter(users, row), ...(previous ? [leftBehind(previous, row)] : [])];
  });
  const emails = new Set(written.map((user) => user.email));
  return [...users.filter((user) => !emails.has(user.email)), ...written];
};

/** The addresses that are active ALL admins once all these rows were applied to these users. */
export const adminsAfter = (
  users: readonly User[],
  admins: readonly MailAddress[],
  rows: readonly AnyRow[],
): ReadonlySet<MailAddress> => {
  const writing = rows.map((row): AnyRow => ({ ...row, heldBy: [] })).filter(isFree);
  const touched = writing.flatMap(({ email, previousEmail }) => [email, previousEmail]);
  const kept = admins.filter((email) => !touched.includes(email));
  return new Set([
    ...kept,
    ...activeAdminsOf(writing.map((row) => userAfter(users, row))).map(({ email }) => email),
  ]);
};

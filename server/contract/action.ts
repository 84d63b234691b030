import { z } from 'zod';
import { adminRoles } from '../domain/actor.ts';
import { maxLftQuota, type ValueKind } from '../domain/group-action.ts';
import { cryptoRights, loginSecurities } from '../domain/user.ts';
import { listOf, uniqueList } from './fields.ts';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time as HH:MM, 24 h');

/** What each kind of action value may be; lists come out sorted. */
export const actionValues = {
  roles: uniqueList(z.enum(adminRoles), adminRoles.length, (role) => role).overwrite((roles) =>
    roles.toSorted(),
  ),
  crypto: z.enum(cryptoRights),
  boolean: z.boolean(),
  megabytes: z.int().min(0).max(maxLftQuota),
  loginSecurity: z.enum(loginSecurities),
  times: uniqueList(time, 24, (text) => text).overwrite((times) => times.toSorted()),
} as const satisfies Record<ValueKind, z.ZodType>;

/** A group action under the manual's internal name, with its value. */
export const groupAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('assignAdminRoles'), value: actionValues.roles }),
  z.strictObject({ action: z.literal('crypto'), value: actionValues.crypto }),
  z.strictObject({ action: z.literal('lftAvailable'), value: actionValues.boolean }),
  z.strictObject({ action: z.literal('lftQuota'), value: actionValues.megabytes }),
  z.strictObject({ action: z.literal('loginLocked'), value: actionValues.boolean }),
  z.strictObject({ action: z.literal('loginSecurity'), value: actionValues.loginSecurity }),
  z.strictObject({ action: z.literal('noSync'), value: actionValues.boolean }),
  z.strictObject({ action: z.literal('quarOneClick'), value: actionValues.boolean }),
  z.strictObject({ action: z.literal('sendQuar'), value: actionValues.times }),
  z.strictObject({ action: z.literal('sendQuarAdmin'), value: actionValues.times }),
  z.strictObject({ action: z.literal('sendQuarEmpty'), value: actionValues.boolean }),
  z.strictObject({ action: z.literal('usersDisabled'), value: actionValues.boolean }),
]);

/** The ordered actions of one group: each action at most once. */
export const groupActions = uniqueList(groupAction, 12, ({ action }) => action);

export const actionsInput = z.strictObject({ actions: groupActions });

/** One row of the table of actions. */
export const actionDefinitionView = z.object({
  action: z.string(),
  value: z.enum(['roles', 'crypto', 'boolean', 'megabytes', 'loginSecurity', 'times']),
  setting: z.string().nullable(),
  label: z.string(),
  description: z.string(),
  /** What may be chosen, where the value is one or several of a fixed list. */
  options: listOf(z.string()).nullable(),
});

export type ActionDefinitionView = z.infer<typeof actionDefinitionView>;
export type GroupActionView = z.infer<typeof groupAction>;

import { z } from 'zod';
import { adminRoles } from '../domain/actor.ts';
import { mailAddress } from '../domain/ids.ts';
import { cryptoRights, loginSecurities } from '../domain/user.ts';
import { actionValues } from './action.ts';
import { domainName, emailAddress, line, listOf, revision } from './fields.ts';
import {
  booleanParam,
  cursorParam,
  limitParam,
  offsetParam,
  refuseTwoPlaces,
  searchParam,
} from './list.ts';

/** The settings under the actions' names; null = never set. */
const settings = {
  adminRoles: actionValues.roles
    .nullable()
    .transform((roles) => roles ?? [])
    .exactOptional(),
  crypto: actionValues.crypto.nullable().exactOptional(),
  lftAvailable: actionValues.boolean.nullable().exactOptional(),
  lftQuota: actionValues.megabytes.nullable().exactOptional(),
  loginLocked: actionValues.boolean.nullable().exactOptional(),
  loginSecurity: actionValues.loginSecurity.nullable().exactOptional(),
  quarOneClick: actionValues.boolean.nullable().exactOptional(),
  sendQuar: actionValues.times.nullable().exactOptional(),
  sendQuarAdmin: actionValues.times.nullable().exactOptional(),
  sendQuarEmpty: actionValues.boolean.nullable().exactOptional(),
};
const person = {
  displayName: line(256).optional(),
  disabled: z.boolean().optional(),
  protected: z.boolean().optional(),
};

/** A user made by hand. */
export const newUserInput = z.strictObject({
  email: emailAddress.transform(mailAddress),
  ...person,
  ...settings,
});

/** What of a user is to change; null resets a setting to "never set". */
export const userPatchInput = z.strictObject({
  ...person,
  ...settings,
  revision: revision.optional(),
});

/** Not stricter than the directory: what a sync made can be looked at. */
export const userParams = z.strictObject({
  email: z
    .string()
    .trim()
    .max(320)
    .regex(/^[^\s\p{Cc}]+@[^\s@\p{Cc}]+$/u, 'must be a mail address')
    .transform(mailAddress),
});

export const userQuery = refuseTwoPlaces(
  z.strictObject({
    search: searchParam.optional(),
    domain: domainName.optional(),
    state: z.enum(['active', 'disabled', 'admin', 'managed', 'unmanaged']).optional(),
    sort: z.enum(['displayName', 'email', 'active', 'admin', 'crypto']).optional(),
    descending: booleanParam.optional(),
    cursor: cursorParam.optional(),
    offset: offsetParam.optional(),
    limit: limitParam,
  }),
);

/** A user of the mail-security service with his settings. */
export const userView = z.object({
  email: z.string(),
  displayName: z.string(),
  objectId: z.string().nullable(),
  disabled: z.boolean(),
  disabledBy: z.enum(['sync', 'hand']).nullable(),
  managedBy: z.string().nullable(),
  protected: z.boolean(),
  renamedTo: z.string().nullable(),
  revision: z.number(),
  adminRoles: listOf(z.enum(adminRoles)),
  crypto: z.enum(cryptoRights).nullable(),
  lftAvailable: z.boolean().nullable(),
  lftQuota: z.number().nullable(),
  loginLocked: z.boolean().nullable(),
  loginSecurity: z.enum(loginSecurities).nullable(),
  quarOneClick: z.boolean().nullable(),
  sendQuar: listOf(z.string()).nullable(),
  sendQuarAdmin: listOf(z.string()).nullable(),
  sendQuarEmpty: z.boolean().nullable(),
});
export const userPageView = z.object({
  items: listOf(userView),
  nextCursor: z.string().nullable(),
  total: z.number(),
});

export type NewUserInput = z.input<typeof newUserInput>;
export type UserPatchInput = z.input<typeof userPatchInput>;
export type UserView = z.infer<typeof userView>;
export type UserPageView = z.infer<typeof userPageView>;

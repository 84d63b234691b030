import type { User } from '../domain/user.ts';
import type { UserDocument } from './documents.ts';
import { userFind } from './user-find.ts';
import { orderOf } from './user-order.ts';

/** The user without anything that is not a user's field. */
export const toUser = (document: User): User => ({
  tenantId: document.tenantId,
  email: document.email,
  displayName: document.displayName,
  objectId: document.objectId,
  disabled: document.disabled,
  disabledBy: document.disabledBy,
  managedBy: document.managedBy,
  protected: document.protected,
  renamedTo: document.renamedTo,
  revision: document.revision,
  adminRoles: document.adminRoles,
  crypto: document.crypto,
  lftAvailable: document.lftAvailable,
  lftQuota: document.lftQuota,
  loginLocked: document.loginLocked,
  loginSecurity: document.loginSecurity,
  quarOneClick: document.quarOneClick,
  sendQuar: document.sendQuar,
  sendQuarAdmin: document.sendQuarAdmin,
  sendQuarEmpty: document.sendQuarEmpty,
});

/** The user as stored, with what it is found and ordered by. */
export const toUserDocument = (user: User): UserDocument => ({
  ...toUser(user),
  order: orderOf(user),
  find: userFind(user),
});

import {
  type GroupActionView,
  groupAction,
  groupActions,
} from '../../../../server/contract/action.ts';
import { refuseActions } from '../../../../server/contract/action-rules.ts';

export type ActionName = GroupActionView['action'];
/** A value while it is edited: a quota is text as long as it is no number. */
export type DraftValue = string | number | boolean | readonly string[];
export interface DraftAction {
  readonly action: ActionName;
  readonly value: DraftValue;
}

/** What an action begins with when it is added. */
export const startValues: Readonly<Record<ActionName, DraftValue>> = {
  assignAdminRoles: [],
  crypto: 'SigEnc',
  lftAvailable: true,
  lftQuota: 500,
  loginLocked: true,
  loginSecurity: 'otp',
  noSync: true,
  quarOneClick: true,
  sendQuar: ['08:00'],
  sendQuarAdmin: ['08:00'],
  sendQuarEmpty: false,
  usersDisabled: true,
};

/** What is wrong with the value of an action. */
export type ValueError =
  | { readonly code: 'quota' | 'time' | 'same-time' | 'value' }
  | { readonly code: 'over-limit'; readonly domain: string; readonly limit: number };

/** The list as it can be sent; null while a value is not valid. */
export const sendable = (actions: readonly DraftAction[]): readonly GroupActionView[] | null => {
  const parsed = groupActions.safeParse(actions);
  return parsed.success ? parsed.data : null;
};

/** What is wrong with one action; `limits` are the LFT quotas of the task's domains, in megabytes. */
export const errorOf = (
  one: DraftAction,
  limits: ReadonlyMap<string, number>,
): ValueError | null => {
  if (groupAction.safeParse(one).success) return overLimit(one, limits);
  if (one.action === 'lftQuota') return { code: 'quota' };
  if (typeof one.value !== 'object') return { code: 'value' };
  const isTwice = new Set(one.value).size < one.value.length;
  return { code: isTwice && !one.value.includes('') ? 'same-time' : 'time' };
};

const overLimit = (
  { action, value }: DraftAction,
  limits: ReadonlyMap<string, number>,
): ValueError | null => {
  if (action !== 'lftQuota' || typeof value !== 'number') return null;
  const [lowest] = [...limits].toSorted(([, one], [, other]) => one - other);
  return lowest && value > lowest[1]
    ? { code: 'over-limit', domain: lowest[0], limit: lowest[1] }
    : null;
};

/** Whether two actions of the list exclude each other. */
export const excludeEachOther = (actions: readonly DraftAction[]): boolean => {
  const valid = sendable(actions);
  return valid !== null && refuseActions(valid, new Map()).length > 0;
};

/** Whether both lists say the same in the same order. */
export const isSameList = (one: readonly DraftAction[], other: readonly DraftAction[]): boolean =>
  JSON.stringify(one.map(({ action, value }) => [action, value])) ===
  JSON.stringify(other.map(({ action, value }) => [action, value]));

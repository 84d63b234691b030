import type { GroupView } from '../../../server/contract/group.ts';
import type { UserView } from '../../../server/contract/user.ts';
import type { UserHistoryEntryView } from '../../../server/contract/user-history.ts';
import { type SettingName, type SettingValue, sameValue } from './setting-groups.ts';

/** Why a setting is as it is. */
export type SettingOrigin =
  /** Nobody ever set it: the service's default counts. */
  | { readonly kind: 'default' }
  | { readonly kind: 'hand' }
  /** An action of a group sets it, or did; `isAgain` = the next synchronisation would set it again. */
  | {
      readonly kind: 'sync';
      readonly group: string;
      readonly action: string;
      readonly isAgain: boolean;
    }
  /** An action of the group names it, but it was changed since: the next synchronisation sets it again. */
  | {
      readonly kind: 'overridden';
      readonly group: string;
      readonly action: string;
      readonly becomes: SettingValue;
    };

interface Known {
  readonly user: UserView;
  /** Newest first. */
  readonly history: readonly UserHistoryEntryView[];
  /** The group that counted for the user last, as it is configured now. */
  readonly group: GroupView | null;
}

const settingOf = (action: string): string =>
  action === 'assignAdminRoles' ? 'adminRoles' : action;

/** The action of a group that names a setting; a group that disables or excludes its users names none. */
const actionFor = (group: GroupView | null, setting: SettingName) => {
  const decides = group?.actions.some(
    ({ action, value }) => (action === 'noSync' || action === 'usersDisabled') && value,
  );
  return decides ? undefined : group?.actions.find(({ action }) => settingOf(action) === setting);
};

/** The group because of which the managing task changed the user last. */
export const lastGroup = ({ user, history }: Pick<Known, 'user' | 'history'>) =>
  history.find(({ taskId, group }) => taskId === user.managedBy && group !== null)?.group ?? null;

/** Where a user's setting comes from, as far as the history and the groups tell. */
export const originOf = (setting: SettingName, known: Known): SettingOrigin => {
  const { user, history, group } = known;
  const value = user[setting];
  const named = user.managedBy === null ? undefined : actionFor(group, setting);
  if (group && named) {
    const because = { group: group.displayName, action: named.action };
    return sameValue(named.value, value)
      ? { kind: 'sync', ...because, isAgain: true }
      : // only the settings' own actions are found for a setting, so its value is one of the setting
        { kind: 'overridden', ...because, becomes: named.value };
  }
  const entry = history.find(({ settings }) => settings.some((one) => one.setting === setting));
  const last = entry?.settings.find((one) => one.setting === setting);
  if (entry?.group && last?.action && sameValue(last.becomes, value))
    return {
      kind: 'sync',
      group: entry.group.displayName,
      action: last.action,
      // of a group that cannot be looked at, what it said last is all that is known
      isAgain: user.managedBy !== null && group === null,
    };
  const isUnset = value === null || (setting === 'adminRoles' && sameValue(value, []));
  return { kind: isUnset ? 'default' : 'hand' };
};

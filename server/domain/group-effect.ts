import type { ActionName, GroupAction } from './group-action.ts';
import type { SettingValue } from './plan.ts';
import type { SettingName } from './user.ts';

export interface FieldEffect {
  readonly setting: SettingName;
  readonly value: SettingValue;
  readonly action: ActionName;
}

/** What a group's actions, processed from the top, say about each of its members. */
export interface GroupEffect {
  /** Members are left alone; never together with usersDisabled, which overrides it. */
  readonly noSync: boolean;
  /** True: disabled, false: enabled explicitly, null: not said. */
  readonly usersDisabled: boolean | null;
  readonly fields: readonly FieldEffect[];
  /** lftQuota stands beside lftAvailable False and is not used. */
  readonly quotaUnused: boolean;
  /** A report option stands beside an empty sendQuar. */
  readonly reportOptionsUnused: boolean;
}

const settingOf: { readonly [Name in ActionName]?: SettingName } = {
  assignAdminRoles: 'adminRoles',
  crypto: 'crypto',
  lftAvailable: 'lftAvailable',
  lftQuota: 'lftQuota',
  loginLocked: 'loginLocked',
  loginSecurity: 'loginSecurity',
  quarOneClick: 'quarOneClick',
  sendQuar: 'sendQuar',
  sendQuarAdmin: 'sendQuarAdmin',
  sendQuarEmpty: 'sendQuarEmpty',
};

/** Lists are sets: sorted, each item once, so that equal settings are equal values. */
const normalised = (value: GroupAction['value']): SettingValue =>
  typeof value === 'object' ? [...new Set<string>(value)].toSorted() : value;

/** Evaluates an ordered list of actions; a later action of the same name overrides an earlier one. */
export const effectOf = (actions: readonly GroupAction[]): GroupEffect => {
  const last = new Map<ActionName, GroupAction['value']>(
    actions.map(({ action, value }) => [action, value]),
  );
  const usersDisabled = last.get('usersDisabled');
  if (usersDisabled === true) {
    return {
      noSync: false,
      usersDisabled,
      fields: [],
      quotaUnused: false,
      reportOptionsUnused: false,
    };
  }
  const quotaUnused = last.has('lftQuota') && last.get('lftAvailable') === false;
  const times = last.get('sendQuar');
  const noReports = Array.isArray(times) && times.length === 0;
  const fields = [...last].flatMap(([action, value]): FieldEffect[] => {
    const setting = settingOf[action];
    if (setting === undefined || (action === 'lftQuota' && quotaUnused)) return [];
    return [{ setting, value: normalised(value), action }];
  });
  return {
    noSync: last.get('noSync') === true,
    usersDisabled: usersDisabled === false ? false : null,
    fields: fields.toSorted((a, b) => (a.setting < b.setting ? -1 : 1)),
    quotaUnused,
    reportOptionsUnused:
      noReports && (last.get('quarOneClick') === true || last.get('sendQuarEmpty') === true),
  };
};

import type { UserView } from '../../../server/contract/user.ts';
import { type SettingName, sameValue, settingGroups } from './setting-groups.ts';

type Editable = Pick<UserView, SettingName | 'displayName' | 'protected'>;

/** What somebody entered of a user so far. */
export type UserDraft = Partial<Editable>;

const fields: readonly (keyof Editable)[] = [
  'displayName',
  'protected',
  ...settingGroups.flatMap(({ settings }) => settings),
];

/** Of what was entered, what differs from the user. */
export const changesOf = (user: UserView, draft: UserDraft): UserDraft => {
  const changes = { ...draft };
  for (const field of fields)
    if (field in changes && sameValue(changes[field], user[field])) delete changes[field];
  return changes;
};

/** Times of the day as somebody lists them, `8:00, 16:30`; null = it is not a list of times. */
export const readTimes = (typed: string): readonly string[] | null => {
  const parts = typed.split(/[\s,;]+/).filter((part) => part !== '');
  const times = parts.map((part) => part.padStart(5, '0'));
  if (times.length === 0 || times.length > 24) return null;
  if (!times.every((time) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))) return null;
  return [...new Set(times)].toSorted();
};

/** A whole number of megabytes up to a limit; null = it is none. */
export const readMegabytes = (typed: string, most: number): number | null => {
  const digits = typed.trim().replaceAll(/[\s'’.,]/g, '');
  if (!/^\d{1,10}$/.test(digits)) return null;
  const megabytes = Number(digits);
  return megabytes <= most ? megabytes : null;
};

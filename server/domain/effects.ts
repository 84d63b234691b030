import type { Change, SettingChange, SettingValue } from './plan.ts';

/** Settings with few values, of which a plan tells how many users they change for, in the order they are told. */
export const effectSettings = [
  'disabled',
  'adminRoles',
  'loginSecurity',
  'loginLocked',
  'crypto',
  'lftAvailable',
] as const;
export type EffectSetting = (typeof effectSettings)[number];

/** "crypto: None -> SigEnc, 12 users". For `adminRoles` one role: gained (`was` null) or lost (`becomes` null). */
export interface Effect {
  readonly setting: EffectSetting;
  readonly was: string | boolean | null;
  readonly becomes: string | boolean | null;
  readonly count: number;
}

type Step = Omit<Effect, 'count'>;

const isEffectSetting = (setting: string): setting is EffectSetting =>
  effectSettings.some((known) => known === setting);

const isList = (value: SettingValue): value is readonly string[] => Array.isArray(value);
const rolesOf = (value: SettingValue): readonly string[] => (isList(value) ? value : []);
const plain = (value: SettingValue): string | boolean | null =>
  typeof value === 'string' || typeof value === 'boolean' ? value : null;

const stepsOf = ({ setting, was, becomes }: SettingChange): readonly Step[] => {
  if (!isEffectSetting(setting)) return [];
  if (setting !== 'adminRoles') return [{ setting, was: plain(was), becomes: plain(becomes) }];
  const before = rolesOf(was);
  const after = rolesOf(becomes);
  return [
    ...before
      .filter((role) => !after.includes(role))
      .map((role): Step => ({ setting, was: role, becomes: null })),
    ...after
      .filter((role) => !before.includes(role))
      .map((role): Step => ({ setting, was: null, becomes: role })),
  ];
};

const placeOf = ({ setting }: Effect): number => effectSettings.indexOf(setting);

/** What the rows of a plan do to settings with few values, held rows included: largest first within each setting. */
export const effectsOf = (changes: Iterable<Pick<Change, 'settings'>>): readonly Effect[] => {
  const counted = new Map<string, Effect>();
  for (const { settings } of changes) {
    for (const step of settings.flatMap(stepsOf)) {
      if (step.was === step.becomes) continue;
      const key = JSON.stringify([step.setting, step.was, step.becomes]);
      counted.set(key, { ...step, count: (counted.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...counted]
    .toSorted(
      ([keyA, a], [keyB, b]) =>
        placeOf(a) - placeOf(b) || b.count - a.count || (keyA < keyB ? -1 : 1),
    )
    .map(([, effect]) => effect);
};

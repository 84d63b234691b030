import { type ChangeView, changedSettings } from '../../../server/contract/change.ts';
import type { UserView } from '../../../server/contract/user.ts';

/** The settings of a user that a change leaves as they are. */
export const unchangedSettings = (user: UserView, { settings }: Pick<ChangeView, 'settings'>) =>
  changedSettings
    .filter((name) => !settings.some(({ setting }) => setting === name))
    .map((setting) => ({ setting, value: user[setting] }));

import { actions } from './actions.ts';
import { domains } from './domains.ts';
import { help } from './help.ts';
import { runs } from './runs.ts';
import { taskActs } from './task-acts.ts';
import { taskAlerts } from './task-alerts.ts';
import { users } from './users.ts';
import { wizard } from './wizard.ts';
import { wizardGroups } from './wizard-groups.ts';
import { wizardTest } from './wizard-test.ts';

/** What the pages say that are loaded when they are opened. */
export const later = {
  ...actions,
  ...domains,
  ...help,
  ...runs,
  ...taskActs,
  ...taskAlerts,
  ...users,
  ...wizard,
  ...wizardGroups,
  ...wizardTest,
};

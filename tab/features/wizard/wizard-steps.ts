import type { TaskView } from '../../../server/contract/task.ts';
import { hrefOf, type WizardStep, wizardSteps } from '../../navigation/route.ts';

/** How far a step is. */
export type StepState = 'done' | 'in-progress' | 'not-started' | 'attention';

/** What the states of the steps are told from. */
export type SteppedTask = Pick<
  TaskView,
  | 'accessTestedAt'
  | 'secretExpiresInDays'
  | 'selectedDomains'
  | 'selectedGroups'
  | 'missing'
  | 'lastRun'
> & {
  readonly periodicSync: Pick<TaskView['periodicSync'], 'enabled'>;
  readonly liveSync: Pick<TaskView['liveSync'], 'enabled'>;
};

/** The link to a step. */
export const stepHref = (taskId: string, step: WizardStep): string =>
  hrefOf({ page: 'setup', taskId, step });

const isOn = ({ periodicSync, liveSync }: SteppedTask): boolean =>
  periodicSync.enabled || liveSync.enabled;

const accessState = ({ accessTestedAt, secretExpiresInDays }: SteppedTask): StepState =>
  accessTestedAt === null || (secretExpiresInDays ?? 0) < 0 ? 'attention' : 'done';

const domainsState = (task: SteppedTask): StepState => {
  if (task.selectedDomains > 0) return 'done';
  return isOn(task) ? 'attention' : 'not-started';
};

const groupsState = (task: SteppedTask): StepState => {
  if (task.selectedGroups === 0) return isOn(task) ? 'attention' : 'not-started';
  // apart from a domain only a group with actions can be missing
  const lacking = task.missing.length - (task.selectedDomains === 0 ? 1 : 0);
  return lacking > 0 ? 'in-progress' : 'done';
};

/** How far each step is; null = a task that is not created yet. */
export const stepStates = (
  task: SteppedTask | null,
  wasTested = false,
): Readonly<Record<WizardStep, StepState>> =>
  task === null
    ? {
        access: 'in-progress',
        domains: 'not-started',
        groups: 'not-started',
        test: 'not-started',
        enable: 'not-started',
      }
    : {
        access: accessState(task),
        domains: domainsState(task),
        groups: groupsState(task),
        test: isOn(task) || task.lastRun !== null || wasTested ? 'done' : 'not-started',
        enable: isOn(task) ? (task.missing.length > 0 ? 'attention' : 'done') : 'not-started',
      };

/** Where to go on: the first step that is not done; the last one if all are. */
export const firstOpenStep = (task: SteppedTask): WizardStep => {
  const states = stepStates(task);
  return wizardSteps.find((step) => states[step] !== 'done') ?? 'enable';
};

/** Whether a step can be entered: those after the first only once the access worked. */
export const isOpenTo = (task: SteppedTask | null, step: WizardStep): boolean =>
  step === 'access' ||
  (task !== null && (task.accessTestedAt !== null || task.selectedDomains > 0));

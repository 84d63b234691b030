import type { TaskView } from '../../../server/contract/task.ts';

/** What every step of the wizard after the first is given. */
export interface StepProps {
  readonly task: TaskView;
  readonly mayChange: boolean;
  /** Where "Back" leads. */
  readonly backHref: string;
  /** Where "Next" leads; the last step leads to the task's log. */
  readonly nextHref: string;
}

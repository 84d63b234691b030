import type { TaskView } from '../../../../server/contract/task.ts';

interface ActionsPageProps {
  readonly task: TaskView;
  readonly groupId: string;
  readonly mayChange: boolean;
  /** Back to the list of groups. */
  readonly backHref: string;
}

/** The ordered actions of one group. */
export const ActionsPage = (_: ActionsPageProps) => null;

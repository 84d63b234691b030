import { Breadcrumbs } from '../../components/Breadcrumbs.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';

interface RunCrumbsProps {
  readonly taskId: string;
  /** The task's name. */
  readonly name: string;
  /** The page below the task; null = the task's own page. */
  readonly current: string | null;
}

/** Tasks > task > the page about its runs. */
export const RunCrumbs = ({ taskId, name, current }: RunCrumbsProps) => {
  const text = useText();
  const tasks = { label: text('tasks.title'), href: hrefOf({ page: 'tasks' }) };
  const task = { label: name, href: hrefOf({ page: 'task', taskId }) };
  return current === null ? (
    <Breadcrumbs above={[tasks]} current={name} />
  ) : (
    <Breadcrumbs above={[tasks, task]} current={current} />
  );
};

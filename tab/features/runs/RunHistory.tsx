import { useTask } from '../../api/tasks.ts';
import { Page } from '../../components/Page.tsx';
import { useText } from '../../strings/text.ts';
import { RunCrumbs } from './RunCrumbs.tsx';

interface RunHistoryProps {
  readonly taskId: string;
  readonly mayChange: boolean;
}

/** All synchronisations of a task, newest first. */
export const RunHistory = ({ taskId }: RunHistoryProps) => {
  const text = useText();
  const name = useTask(taskId).data?.name ?? '';
  return (
    <Page
      title={text('runs.historyTitle', { task: name })}
      back={<RunCrumbs taskId={taskId} name={name} current={text('runs.history')} />}
    >
      {null}
    </Page>
  );
};

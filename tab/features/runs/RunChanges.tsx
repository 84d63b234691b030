import { Body1 } from '@fluentui/react-components';
import type { RunView } from '../../../server/contract/run.ts';
import type { TaskView } from '../../../server/contract/task.ts';
import { problemOf } from '../../api/problem.ts';
import { isActive } from '../../api/run-state.ts';
import { useSelectedGroups } from '../../api/selected-groups.ts';
import { useChanges } from '../../api/use-changes.ts';
import { ChangeExplorer } from '../../components/changes/ChangeExplorer.tsx';
import { useListPlace } from '../../components/changes/list-place.ts';
import { useText } from '../../strings/text.ts';
import { RunConcerns } from './RunConcerns.tsx';

interface RunChangesProps {
  readonly task: TaskView;
  readonly run: RunView;
  readonly mayChange: boolean;
}

/** The rows of a run: searched, filtered, each with its details. */
export const RunChanges = ({ task, run, mayChange }: RunChangesProps) => {
  const text = useText();
  if (run.planId === null) return isActive(run) ? <Body1>{text('changes.pending')}</Body1> : null;
  return <RunRows task={task} run={run} mayChange={mayChange} />;
};

const RunRows = ({ task, run, mayChange }: RunChangesProps) => {
  const place = useListPlace();
  const groups = useSelectedGroups(task.taskId);
  const isMoving = isActive(run);
  const data = useChanges({
    source: { of: 'run', id: run.runId },
    // what came of a row is known for good only at the end
    version: run.state,
    filter: { ...place.filter },
    row: place.row,
    withUser: place.showsAll,
    isMoving,
  });
  return (
    <ChangeExplorer
      counts={run.counts}
      place={place}
      data={data}
      groups={groups.data ?? []}
      isPlan={false}
      precedence={task.precedence.mode}
      problemOf={problemOf}
      route={{ page: 'run', taskId: task.taskId, runId: run.runId }}
    >
      <RunConcerns run={run} mayChange={mayChange} />
    </ChangeExplorer>
  );
};

import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { RunView } from '../../../server/contract/run.ts';
import type { TaskView } from '../../../server/contract/task.ts';
import { isActive } from '../../api/run-state.ts';
import { LiveStatus } from '../../components/LiveStatus.tsx';
import { RunProgress } from '../../components/RunProgress.tsx';
import { useText } from '../../strings/text.ts';
import { RunChanges } from './RunChanges.tsx';
import { RunFacts } from './RunFacts.tsx';

const useStyles = makeStyles({
  log: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
});

interface RunLogProps {
  readonly task: TaskView;
  readonly run: RunView;
  readonly mayChange: boolean;
}

/** One run: its state, what it cost, what went wrong, and its rows. */
export const RunLog = ({ task, run, mayChange }: RunLogProps) => {
  const text = useText();
  return (
    <div className={useStyles().log}>
      <LiveStatus text={text(`sync.state.${run.state}`)} />
      <RunFacts run={run} />
      {isActive(run) && <RunProgress run={run} />}
      {run.error && run.state !== 'cancelled' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>
              {run.state === 'failed' ? text('runs.failure') : text('sync.partial')}
            </MessageBarTitle>{' '}
            {text.code('problem.title', run.error.code, '')}{' '}
            <span lang="en">{run.error.message}</span>
          </MessageBarBody>
        </MessageBar>
      )}
      <RunChanges task={task} run={run} mayChange={mayChange} />
    </div>
  );
};

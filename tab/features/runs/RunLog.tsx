import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { RunView } from '../../../server/contract/run.ts';
import { isActive } from '../../api/run-state.ts';
import { LiveStatus } from '../../components/LiveStatus.tsx';
import { RunProgress } from '../../components/RunProgress.tsx';
import { useText } from '../../strings/text.ts';
import { RunChanges } from './RunChanges.tsx';
import { RunConcerns } from './RunConcerns.tsx';
import { RunFacts } from './RunFacts.tsx';

const useStyles = makeStyles({
  log: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
});

/** One run: its state, what it cost, what went wrong, and its rows. */
export const RunLog = ({ run }: { readonly run: RunView }) => {
  const text = useText();
  return (
    <div className={useStyles().log}>
      <LiveStatus text={text(`sync.state.${run.state}`)} />
      <RunFacts run={run} />
      {isActive(run) && <RunProgress run={run} />}
      {run.error && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>
              {run.state === 'failed' ? text('runs.failure') : text('sync.partial')}
            </MessageBarTitle>{' '}
            {run.error.message}
          </MessageBarBody>
        </MessageBar>
      )}
      <RunConcerns run={run} />
      <RunChanges run={run} />
    </div>
  );
};

import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { RunView } from '../../../server/contract/run.ts';
import { isActive } from '../../api/run-state.ts';
import { actionsPerformed, runMood } from '../../components/run-summary.ts';
import { Status } from '../../components/Status.tsx';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  aside: { color: tokens.colorNeutralForeground3 },
});

interface RunOutcomeProps {
  readonly run: RunView;
}

/** The column "Success?": yes or no, and why it is no; of a run at work, its state. */
export const Success = ({ run }: RunOutcomeProps) => {
  const text = useText();
  const styles = useStyles();
  const state = text(`sync.state.${run.state}`);
  if (run.success === null) return <Status mood={runMood(run)}>{state}</Status>;
  if (run.success) return <Status mood="good">{text('common.yes')}</Status>;
  return (
    <span className={styles.lines}>
      <Status mood={runMood(run)}>{text('common.no')}</Status>
      <Caption1 className={styles.aside}>
        {run.state === 'done' ? text('sync.partial') : state}
      </Caption1>
    </span>
  );
};

/** The column "Actions": what a finished run did. */
export const Actions = ({ run }: RunOutcomeProps) => {
  const text = useText();
  const styles = useStyles();
  if (isActive(run)) return null;
  return (
    <span className={styles.lines}>
      {actionsPerformed(run.counts, text).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
};

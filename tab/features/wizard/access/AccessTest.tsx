import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { PlugConnectedRegular } from '@fluentui/react-icons';
import { problemOf } from '../../../api/problem.ts';
import { LiveStatus } from '../../../components/LiveStatus.tsx';
import { ProblemBar } from '../../../components/ProblemBar.tsx';
import { useText } from '../../../strings/text.ts';
import { AccessReport, reportWord } from './AccessReport.tsx';
import type { AccessFormModel } from './use-access-form.ts';

const useStyles = makeStyles({
  test: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  button: { alignSelf: 'flex-start' },
});

/** "Test Access" and what came of it, as long as that is about what the fields hold. */
export const AccessTest = ({ model }: { readonly model: AccessFormModel }) => {
  const text = useText();
  const styles = useStyles();
  const { test, access } = model;
  const { report, error } = test;
  const isShown = report !== null && !test.isRunning && !error && !test.isOutdated(access);
  const said = (): string => {
    if (test.isRunning) return text('wizard.test.running');
    return isShown ? reportWord(report, access, text) : '';
  };
  return (
    <div className={styles.test}>
      <Button
        className={styles.button}
        icon={test.isRunning ? <Spinner size="tiny" /> : <PlugConnectedRegular />}
        disabledFocusable={test.isRunning}
        onClick={() => void model.runTest()}
      >
        {test.isRunning ? text('wizard.test.running') : text('wizard.test.button')}
      </Button>
      <LiveStatus text={said()} />
      {error && !test.isRunning && (
        <ProblemBar problem={problemOf(error)} retry={() => void model.runTest()} />
      )}
      {isShown && <AccessReport report={report} ids={access} />}
    </div>
  );
};

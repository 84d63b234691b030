import { makeStyles, tokens } from '@fluentui/react-components';
import { useLastTest } from '../../../api/last-test.ts';
import { usePlan, useTesting } from '../../../api/plans.ts';
import { problemOf } from '../../../api/problem.ts';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { ProblemBar } from '../../../components/ProblemBar.tsx';
import { setRouteParams, useRouteParams } from '../../../navigation/use-route.ts';
import { useText } from '../../../strings/text.ts';
import { WizardFooter } from '../WizardFooter.tsx';
import type { StepProps } from '../wizard-step.ts';
import { DryRun } from './DryRun.tsx';
import { TestForm } from './TestForm.tsx';
import { TestProgress } from './TestProgress.tsx';

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, minWidth: 0 },
});

/** What a new test forgets: it has other rows. */
const forgotten = { kind: null, search: null, group: null, setting: null, reason: null, row: null };

/** Step 4: what the synchronisation would do. Reads the directory, changes nothing. */
export const TestStep = ({ task, mayChange, backHref, nextHref }: StepProps) => {
  const text = useText();
  const styles = useStyles();
  const { taskId } = task;
  const last = useLastTest(taskId);
  const planId = useRouteParams().plan ?? last.planId;
  const plan = usePlan(planId);
  const testing = useTesting(taskId);
  const isBusy = testing.progress !== null;
  const test = async (users: readonly string[]): Promise<void> => {
    const made = await testing.start(users.length === 0 ? {} : { users: [...users] });
    if (!made) return;
    if (made.users === null) last.remember(made.planId);
    setRouteParams({ ...forgotten, plan: made.planId });
  };
  const isGone = plan.error !== null && problemOf(plan.error).status === 404;
  return (
    <div className={styles.step}>
      {mayChange && (
        <TestForm task={task} isBusy={isBusy} isAgain={plan.data !== undefined} test={test} />
      )}
      {testing.progress !== null && (
        <TestProgress progress={testing.progress} cancel={testing.cancel} />
      )}
      {testing.problem && <ProblemBar problem={testing.problem} />}
      {!isBusy && plan.error && (
        <ProblemBar
          problem={
            isGone
              ? {
                  ...problemOf(plan.error),
                  title: text('test.goneTitle'),
                  detail: text('test.gone'),
                  code: 'plan-gone',
                }
              : problemOf(plan.error)
          }
          {...(isGone ? {} : { retry: () => plan.refetch() })}
        />
      )}
      {!isBusy && planId !== null && plan.isPending && <LoadingRows rows={6} />}
      {!isBusy && plan.data && (
        <DryRun
          key={plan.data.planId}
          task={task}
          plan={plan.data}
          mayChange={mayChange}
          testAgain={() => void test(plan.data.users ?? [])}
        />
      )}
      <WizardFooter backHref={backHref} nextHref={nextHref} />
    </div>
  );
};

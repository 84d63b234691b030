import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { PlanView } from '../../../../server/contract/plan.ts';
import type { TaskView } from '../../../../server/contract/task.ts';
import { differenceOf, useApplyPlan } from '../../../api/plans.ts';
import { problemOf } from '../../../api/problem.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { changedUsers } from '../../../components/changes/changed-users.ts';
import { usePlanCounts } from '../../../components/changes/use-plan-counts.ts';
import { useTypedNumber } from '../../../components/changes/use-typed-number.tsx';
import { hrefOf } from '../../../navigation/route.ts';
import { goTo } from '../../../navigation/use-route.ts';
import { useText } from '../../../strings/text.ts';
import { StaleDifference } from './StaleDifference.tsx';

interface ApplyPlanProps {
  readonly task: TaskView;
  readonly plan: PlanView;
  readonly testAgain: () => void;
}

/** Applies exactly the plan that was looked at; if it no longer fits, shows what is different now. */
export const ApplyPlan = ({ task, plan, testAgain }: ApplyPlanProps) => {
  const text = useText();
  const apply = useApplyPlan();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [appliedRun, setAppliedRun] = useState<string | null>(null);
  // only once the dialog is gone: one that goes with its page leaves the next page hidden from screen readers
  useEffect(() => {
    if (appliedRun !== null) goTo(hrefOf({ page: 'run', taskId: task.taskId, runId: appliedRun }));
  }, [appliedRun, task.taskId]);
  const typed = useTypedNumber(plan.counts.disable);
  const counts = usePlanCounts(plan.counts);
  const count = changedUsers(plan.counts);
  const problem = apply.error && problemOf(apply.error);
  const isStale = problem?.code === 'plan-stale';
  const close = (): void => {
    setOpen(false);
    typed.reset();
    apply.reset();
  };
  const confirm = (): void => {
    if (isStale) {
      close();
      testAgain();
      return;
    }
    if (!typed.check()) return;
    apply.mutate(plan.planId, {
      onSuccess: ({ runId }) => {
        close();
        setAppliedRun(runId);
      },
    });
  };
  return (
    <>
      {!plan.stale && (
        <Button ref={trigger} onClick={() => setOpen(true)}>
          {text('test.apply')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isOpen}
        trigger={trigger}
        title={isStale ? text('test.staleTitle') : text('test.applyTitle', { count })}
        counts={isStale ? [] : counts}
        confirmLabel={isStale ? text('test.again') : text('test.applyDo', { count })}
        isDestructive={!isStale && plan.counts.disable > 0}
        isBusy={apply.isPending}
        problem={isStale ? null : problem}
        confirm={confirm}
        close={close}
      >
        {isStale && problem ? (
          <StaleDifference difference={differenceOf(problem)} />
        ) : (
          <>
            <span>{text('test.applyText')}</span>
            {plan.refusals.length > 0 && <span>{text('test.applyHeld')}</span>}
            {typed.field}
          </>
        )}
      </ConfirmDialog>
    </>
  );
};

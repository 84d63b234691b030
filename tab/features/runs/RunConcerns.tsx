import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { PlanView } from '../../../server/contract/plan.ts';
import type { RunView } from '../../../server/contract/run.ts';
import { usePlan } from '../../api/plans.ts';
import { problemOf } from '../../api/problem.ts';
import { useApproveRun } from '../../api/run-acts.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Refusals, Warnings } from '../../components/changes/Concerns.tsx';
import { EffectList } from '../../components/changes/EffectList.tsx';
import { useTypedNumber } from '../../components/changes/use-typed-number.tsx';
import { useToasts } from '../../components/Toasts.tsx';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';

interface RunConcernsProps {
  readonly run: RunView;
  readonly mayChange: boolean;
}

/** What the safeguards refused of a run, what its plan warns of, and what it does to rights. */
export const RunConcerns = ({ run, mayChange }: RunConcernsProps) => {
  const { data: plan } = usePlan(run.planId);
  if (!plan) return null;
  const isApprovable =
    mayChange && run.state === 'held' && plan.refusals.some(({ approvable }) => approvable);
  return (
    <>
      <Refusals
        refusals={plan.refusals}
        action={isApprovable && <Approve run={run} plan={plan} />}
      />
      <Warnings warnings={plan.warnings} />
      <EffectList effects={plan.effects} />
    </>
  );
};

interface ApproveProps {
  readonly run: RunView;
  readonly plan: PlanView;
}

/** Lets what is held pass once, after a look at the numbers. */
const Approve = ({ run, plan }: ApproveProps) => {
  const text = useText();
  const format = useFormat();
  const toast = useToasts();
  const approve = useApproveRun();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const typed = useTypedNumber(plan.counts.disable);
  const close = (): void => {
    setOpen(false);
    typed.reset();
    approve.reset();
  };
  const confirm = (): void => {
    if (!typed.check()) return;
    approve.mutate(
      { runId: run.runId, fingerprint: plan.fingerprint },
      {
        onSuccess: () => {
          close();
          toast(text('runs.approved'));
        },
      },
    );
  };
  const count = (value: number): string => format.number(value);
  return (
    <>
      <Button ref={trigger} onClick={() => setOpen(true)}>
        {text('runs.approve')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        trigger={trigger}
        title={text('runs.approveTitle', { count: run.counts.held })}
        counts={[
          { label: text('changes.card.disable'), value: count(plan.counts.disable) },
          { label: text('changes.card.update'), value: count(plan.counts.update) },
          { label: text('changes.card.create'), value: count(plan.counts.create) },
          { label: text('changes.card.held'), value: count(run.counts.held) },
        ]}
        confirmLabel={text('runs.approveDo', { count: run.counts.held })}
        isDestructive={plan.counts.disable > 0}
        isBusy={approve.isPending}
        problem={approve.error && problemOf(approve.error)}
        confirm={confirm}
        close={close}
      >
        <span>{text('runs.approveText')}</span>
        {typed.field}
      </ConfirmDialog>
    </>
  );
};

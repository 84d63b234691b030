import { Button, Tooltip } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { PlanView } from '../../../../server/contract/plan.ts';
import type { ProblemView } from '../../../../server/contract/problem.ts';
import type { TaskView } from '../../../../server/contract/task.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { changedUsers } from '../../../components/changes/changed-users.ts';
import { noCounts } from '../../../components/changes/no-counts.ts';
import { usePlanCounts } from '../../../components/changes/use-plan-counts.ts';
import { useTypedNumber } from '../../../components/changes/use-typed-number.tsx';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { type Text, useText } from '../../../strings/text.ts';
import { WizardFooter } from '../WizardFooter.tsx';
import type { Choice } from './choice.ts';
import { missingText } from './missing-text.ts';

interface EnableFooterProps {
  readonly task: TaskView;
  readonly choice: Choice;
  readonly plan: PlanView | null;
  readonly mayChange: boolean;
  readonly backHref: string;
  readonly nextHref: string;
  readonly byItself: boolean;
  readonly isBusy: boolean;
  /** It is done: the dialog goes. */
  readonly isDone: boolean;
  readonly problem: ProblemView | null;
  readonly confirm: () => void;
  readonly forget: () => void;
}

/** Names what the button will do, with the number of users where it is known. */
const actOf = (choice: Choice, syncs: boolean, count: number | null, text: Text): string => {
  const isOn = choice.periodic || choice.live;
  if (!isOn) return text(syncs ? 'enable.do.onlySync' : 'enable.do.off');
  if (!syncs) return text('enable.do.on');
  return count === null || count === 0
    ? text('enable.do.onAndSync')
    : text('enable.do.onAndChange', { count });
};

/** The one act of the step; asked for once more with the counts of the last test. */
export const EnableFooter = (props: EnableFooterProps) => {
  const { task, choice, plan, mayChange, byItself, isBusy, problem } = props;
  const text = useText();
  const format = useFormat();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const syncs = choice.syncNow || byItself;
  const counts = usePlanCounts(plan?.counts ?? noCounts);
  const disables = syncs && plan ? plan.counts.disable : 0;
  const typed = useTypedNumber(disables);
  const isOn = choice.periodic || choice.live;
  const reason = task.missing.length > 0 && (isOn || syncs) ? missingText(task, text) : null;
  const act = actOf(choice, syncs, plan && changedUsers(plan.counts), text);
  const button = (
    <Button
      ref={trigger}
      appearance="primary"
      disabledFocusable={reason !== null}
      onClick={() => setOpen(true)}
    >
      {act}
    </Button>
  );
  const close = (): void => {
    setOpen(false);
    typed.reset();
    props.forget();
  };
  return (
    <>
      <WizardFooter
        backHref={props.backHref}
        state={reason}
        {...(mayChange
          ? {
              primary:
                reason === null ? (
                  button
                ) : (
                  <Tooltip content={reason} relationship="description" positioning="above">
                    {button}
                  </Tooltip>
                ),
            }
          : { nextHref: props.nextHref })}
      />
      <ConfirmDialog
        isOpen={isOpen && !props.isDone}
        trigger={trigger}
        title={text(isOn ? 'enable.confirmTitle' : 'enable.confirmOffTitle', { task: task.name })}
        counts={syncs && plan ? counts : []}
        confirmLabel={act}
        isDestructive={disables > 0}
        isBusy={isBusy}
        problem={problem}
        confirm={() => {
          if (typed.check()) props.confirm();
        }}
        close={close}
      >
        <span>
          {choice.periodic
            ? text('enable.confirm.periodic', {
                interval: format.duration(choice.intervalMinutes * 60_000),
              })
            : text('enable.confirm.noPeriodic')}
        </span>
        <span>{text(choice.live ? 'enable.confirm.live' : 'enable.confirm.noLive')}</span>
        {syncs && (
          <span>
            {plan
              ? text('enable.confirm.sync', { time: format.dateTime(plan.readAt) })
              : text('enable.confirm.untested')}
          </span>
        )}
        {syncs && plan && plan.refusals.length > 0 && <span>{text('enable.testHeld')}</span>}
        {typed.field}
      </ConfirmDialog>
    </>
  );
};

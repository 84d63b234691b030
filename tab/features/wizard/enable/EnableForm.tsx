import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { PlanView } from '../../../../server/contract/plan.ts';
import { problemOf } from '../../../api/problem.ts';
import { useStartRun } from '../../../api/runs.ts';
import { useSwitchOn } from '../../../api/switch-on.ts';
import type { StepProps } from '../wizard-step.ts';
import { beginsByItself, type Choice, firstChoice } from './choice.ts';
import { EnableFooter } from './EnableFooter.tsx';
import type { Enabled } from './EnableStep.tsx';
import { FirstSync } from './FirstSync.tsx';
import { LastTest } from './LastTest.tsx';
import { LiveChoice } from './LiveChoice.tsx';
import { PeriodicChoice } from './PeriodicChoice.tsx';

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, minWidth: 0 },
});

interface EnableFormProps extends StepProps {
  /** The plan of the last test; null = there is none. */
  readonly plan: PlanView | null;
  readonly done: (enabled: Enabled) => void;
}

/** Chooses what goes on by itself, and says what that will do. */
export const EnableForm = ({
  task,
  mayChange,
  backHref,
  nextHref,
  plan,
  done,
}: EnableFormProps) => {
  const [choice, setChoice] = useState(() => firstChoice(task));
  const [enabled, setEnabled] = useState<Enabled | null>(null);
  // only once the dialog is gone, which would otherwise take the focus with it
  useEffect(() => {
    if (enabled) done(enabled);
  }, [enabled, done]);
  const switchOn = useSwitchOn();
  const startRun = useStartRun();
  const choose = (part: Partial<Choice>): void => setChoice((before) => ({ ...before, ...part }));
  const isOn = choice.periodic || choice.live;
  // who is switched on already needs no advice to test first
  const goesOn = task.periodicSync.enabled || task.liveSync.enabled;
  const byItself = beginsByItself(choice, task);
  const confirm = async (): Promise<void> => {
    const { taskId, revision } = task;
    await switchOn.mutateAsync({
      taskId,
      patch: {
        revision,
        periodicSync: { enabled: choice.periodic, intervalMinutes: choice.intervalMinutes },
        liveSync: { enabled: choice.live },
        ...(isOn ? { paused: false } : {}),
      },
    });
    const run = choice.syncNow && !byItself ? await startRun.mutateAsync(taskId) : null;
    setEnabled({ isOn, run });
  };
  const failure = switchOn.error ?? startRun.error;
  return (
    <div className={useStyles().step}>
      {(plan !== null || !goesOn) && <LastTest plan={plan} testHref={backHref} />}
      <PeriodicChoice {...{ task, choice, choose, mayChange }} />
      <LiveChoice {...{ task, choice, choose, mayChange }} />
      <FirstSync {...{ choice, choose, mayChange, byItself }} />
      <EnableFooter
        {...{ task, choice, plan, mayChange, backHref, nextHref, byItself }}
        isDone={enabled !== null}
        isBusy={switchOn.isPending || startRun.isPending}
        problem={failure && problemOf(failure)}
        confirm={() => void confirm().catch(() => undefined)}
        forget={() => {
          switchOn.reset();
          startRun.reset();
        }}
      />
    </div>
  );
};

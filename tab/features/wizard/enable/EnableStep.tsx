import { useState } from 'react';
import type { RunView } from '../../../../server/contract/run.ts';
import { useLastTest } from '../../../api/last-test.ts';
import { usePlan } from '../../../api/plans.ts';
import type { StepProps } from '../wizard-step.ts';
import { EnabledPage } from './EnabledPage.tsx';
import { EnableForm } from './EnableForm.tsx';

/** What came of switching on. */
export interface Enabled {
  /** Whether anything goes on by itself now. */
  readonly isOn: boolean;
  /** The run that was started by hand; null = none was. */
  readonly run: RunView | null;
}

/** Step 5: switches the synchronisation on, then says what happens next. */
export const EnableStep = (props: StepProps) => {
  const { taskId } = props.task;
  const { planId } = useLastTest(taskId);
  const plan = usePlan(planId);
  const [enabled, setEnabled] = useState<Enabled | null>(null);
  return enabled ? (
    <EnabledPage task={props.task} enabled={enabled} back={() => setEnabled(null)} />
  ) : (
    <EnableForm key={props.task.taskId} {...props} plan={plan.data ?? null} done={setEnabled} />
  );
};

import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { PlanView } from '../../../server/contract/plan.ts';
import type { RunView } from '../../../server/contract/run.ts';
import { useRunPlan } from '../../api/runs.ts';
import { useText } from '../../strings/text.ts';

/** What the safeguards refused of a run, and what its plan warns of. */
export const RunConcerns = ({ run }: { readonly run: Pick<RunView, 'planId' | 'state'> }) => {
  const text = useText();
  const { data: plan } = useRunPlan(run);
  if (!plan) return null;
  return (
    <>
      <Concerns
        intent="warning"
        title={text('runs.refusals')}
        concerns={plan.refusals}
        advice={run.state === 'held' ? text('runs.approve') : null}
      />
      <Concerns
        intent="info"
        title={text('runs.warnings')}
        concerns={plan.warnings}
        advice={null}
      />
    </>
  );
};

interface ConcernsProps {
  readonly intent: 'warning' | 'info';
  readonly title: string;
  readonly concerns: PlanView['warnings'];
  readonly advice: string | null;
}

const Concerns = ({ intent, title, concerns, advice }: ConcernsProps) =>
  concerns.length > 0 && (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {concerns.map(({ code, message }) => (
          <div key={`${code} ${message}`}>{message}</div>
        ))}
        {advice && <div>{advice}</div>}
      </MessageBarBody>
    </MessageBar>
  );

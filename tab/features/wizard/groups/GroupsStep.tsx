import type { StepProps } from '../wizard-step.ts';
import { WizardFooter } from '../WizardFooter.tsx';

/** Step 3: the directory groups of the task. */
export const GroupsStep = ({ backHref, nextHref }: StepProps) => (
  <WizardFooter backHref={backHref} nextHref={nextHref} />
);

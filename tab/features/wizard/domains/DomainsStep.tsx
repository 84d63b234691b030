import type { StepProps } from '../wizard-step.ts';
import { WizardFooter } from '../WizardFooter.tsx';

/** Step 2: the domains whose users the task may touch. */
export const DomainsStep = ({ backHref, nextHref }: StepProps) => (
  <WizardFooter backHref={backHref} nextHref={nextHref} />
);

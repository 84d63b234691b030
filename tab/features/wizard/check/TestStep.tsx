import type { StepProps } from '../wizard-step.ts';
import { WizardFooter } from '../WizardFooter.tsx';

/** Step 4: what the synchronisation would do. */
export const TestStep = ({ backHref, nextHref }: StepProps) => (
  <WizardFooter backHref={backHref} nextHref={nextHref} />
);

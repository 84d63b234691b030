import type { StepProps } from '../wizard-step.ts';
import { WizardFooter } from '../WizardFooter.tsx';

/** Step 5: switches the synchronisation on. */
export const EnableStep = ({ backHref }: StepProps) => <WizardFooter backHref={backHref} />;

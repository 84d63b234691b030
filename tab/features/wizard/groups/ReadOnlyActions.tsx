import { makeStyles, tokens } from '@fluentui/react-components';
import type { GroupActionView } from '../../../../server/contract/action.ts';
import { useText } from '../../../strings/text.ts';
import { WizardFooter } from '../WizardFooter.tsx';
import { ActionSummary } from './ActionSummary.tsx';

const useStyles = makeStyles({
  box: {
    padding: tokens.spacingHorizontalXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

interface ReadOnlyActionsProps {
  readonly actions: readonly GroupActionView[];
  readonly backHref: string;
}

/** The actions for somebody who may look only. */
export const ReadOnlyActions = ({ actions, backHref }: ReadOnlyActionsProps) => {
  const text = useText();
  return (
    <>
      <div className={useStyles().box}>
        {actions.length === 0 ? text('wizard.actions.none') : <ActionSummary actions={actions} />}
      </div>
      <WizardFooter backHref={backHref} />
    </>
  );
};

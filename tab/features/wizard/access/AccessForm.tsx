import { Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { DraftView } from '../../../../server/contract/draft.ts';
import type { TaskView } from '../../../../server/contract/task.ts';
import { useText } from '../../../strings/text.ts';
import { WizardFooter } from '../WizardFooter.tsx';
import { AccessTest } from './AccessTest.tsx';
import { AppGuide } from './AppGuide.tsx';
import { CredentialFields } from './CredentialFields.tsx';
import { DraftStatus } from './DraftStatus.tsx';
import { MoreSettings } from './MoreSettings.tsx';
import { Panel } from './Panel.tsx';
import { SampleAccess } from './SampleAccess.tsx';
import { SaveProblem } from './SaveProblem.tsx';
import { TaskFields } from './TaskFields.tsx';
import { useAccessForm } from './use-access-form.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    maxWidth: '64rem',
  },
  foot: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    rowGap: tokens.spacingVerticalXXS,
    // two lines, whether there is something to say or not: what is pressed must not move
    minHeight: `calc(${tokens.lineHeightBase200} + ${tokens.lineHeightBase400})`,
  },
});

interface AccessFormProps {
  /** Null = a new one. */
  readonly task: TaskView | null;
  readonly draft: DraftView | null;
  readonly mayChange: boolean;
}

/** The fields of step 1 with their test; "Next" saves them, once exactly this access was found to work. */
export const AccessForm = ({ task, draft, mayChange }: AccessFormProps) => {
  const text = useText();
  const styles = useStyles();
  const reasonId = useId();
  const model = useAccessForm({ task, draft });
  const { form, isPassed, save, keeper } = model;
  return (
    <form
      noValidate
      aria-label={text('wizard.step.access')}
      className={styles.form}
      onSubmit={(event) => void form.handleSubmit(model.submit)(event)}
    >
      {mayChange && <SampleAccess model={model} />}
      <TaskFields model={model} mayChange={mayChange} />
      <Panel title={text('wizard.access.title')}>
        <AppGuide ids={model.access} />
        <CredentialFields model={model} mayChange={mayChange} />
        {mayChange && <AccessTest model={model} />}
      </Panel>
      <Panel>
        <MoreSettings model={model} mayChange={mayChange} />
      </Panel>
      {mayChange && (
        <WizardFooter
          problem={
            save.error && <SaveProblem error={save.error} reload={() => void model.reload()} />
          }
          state={
            <div className={styles.foot}>
              {!isPassed && <Caption1 id={reasonId}>{text('wizard.locked')}</Caption1>}
              <DraftStatus
                keeper={keeper}
                discard={() => void model.discard()}
                discardLabel={text(task ? 'wizard.draft.discard' : 'wizard.draft.startOver')}
              />
            </div>
          }
          primary={
            <Button
              type="submit"
              appearance="primary"
              disabledFocusable={!isPassed || save.isPending}
              {...(isPassed ? {} : { 'aria-describedby': reasonId })}
              {...(save.isPending ? { icon: <Spinner size="tiny" /> } : {})}
            >
              {text('common.next')}
            </Button>
          }
        />
      )}
    </form>
  );
};

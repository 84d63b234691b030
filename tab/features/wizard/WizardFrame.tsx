import { Body1, Caption1, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, Suspense } from 'react';
import type { TaskView } from '../../../server/contract/task.ts';
import { Breadcrumbs } from '../../components/Breadcrumbs.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Page } from '../../components/Page.tsx';
import { ShareLink } from '../../components/ShareLink.tsx';
import { useArrivalFocus } from '../../navigation/arrival.ts';
import { hrefOf, type WizardStep, wizardSteps } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';
import { Stepper } from './Stepper.tsx';

const useStyles = makeStyles({
  step: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    minWidth: 0,
  },
  head: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  count: { color: tokens.colorNeutralForeground3 },
  title: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: 'none' },
  intro: { color: tokens.colorNeutralForeground2, maxWidth: '80ch' },
});

interface WizardFrameProps {
  /** Null = a new one, or it is not read yet. */
  readonly task: TaskView | null;
  readonly isNew?: boolean;
  readonly step: WizardStep;
  readonly mayChange: boolean;
  readonly children: ReactNode;
}

/** What is around every step: where one is, the stepper, the step's heading, which takes the focus when the step changes. */
export const WizardFrame = ({
  task,
  isNew = false,
  step,
  mayChange,
  children,
}: WizardFrameProps) => {
  const text = useText();
  const styles = useStyles();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const name = text(`wizard.step.${step}`);
  const otherwise = text(isNew ? 'wizard.title' : 'wizard.edit');
  const title = task ? text('wizard.editTitle', { task: task.name }) : otherwise;
  const place = text('wizard.place', {
    number: wizardSteps.indexOf(step) + 1,
    total: wizardSteps.length,
  });
  return (
    <Page
      title={title}
      takesFocus={false}
      back={
        <Breadcrumbs
          above={[
            { label: text('tasks.title'), href: hrefOf({ page: 'tasks' }) },
            ...(task
              ? [{ label: task.name, href: hrefOf({ page: 'task', taskId: task.taskId }) }]
              : []),
          ]}
          current={task ? text('wizard.edit') : title}
        />
      }
      actions={
        task && (
          <ShareLink
            route={{ page: 'setup', taskId: task.taskId, step }}
            label={`${title} - ${name}`}
          />
        )
      }
    >
      <Stepper task={task} taskId={task?.taskId ?? null} current={step} />
      <section aria-labelledby="wizard-step" className={styles.step}>
        <div className={styles.head}>
          <h2 id="wizard-step" ref={heading} tabIndex={-1} className={styles.title}>
            {name}
          </h2>
          <Caption1 className={styles.count}>{place}</Caption1>
          <Body1 className={styles.intro}>{text(`wizard.intro.${step}`)}</Body1>
          {!mayChange && <Body1 className={styles.intro}>{text('common.readOnly')}</Body1>}
        </div>
        <Suspense fallback={<LoadingRows rows={6} />}>{children}</Suspense>
      </section>
    </Page>
  );
};

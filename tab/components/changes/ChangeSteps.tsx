import { Body1, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ChangeView } from '../../../server/contract/change.ts';
import { useText } from '../../strings/text.ts';
import { HiddenText } from '../LiveStatus.tsx';
import { StatusIcon } from '../Status.tsx';
import { type ChangeStep, changeSteps } from './change-steps.ts';
import { StepDetails } from './StepDetails.tsx';

const useStyles = makeStyles({
  steps: { listStyleType: 'none', margin: 0, padding: 0 },
  step: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalL,
    // the line from one step to the next
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      top: tokens.lineHeightBase500,
      bottom: tokens.spacingVerticalXS,
      left: `calc(${tokens.fontSizeBase400} / 2)`,
      borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    },
  },
  icon: { paddingTop: tokens.spacingVerticalXXS },
  body: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  aside: { color: tokens.colorNeutralForeground3 },
});

interface ChangeStepsProps {
  readonly change: ChangeView;
  readonly isPlan: boolean;
  /** By what the groups of the task are ordered. */
  readonly precedence: 'alphabetical' | 'explicit';
}

/** How it was decided what becomes of a user: read, in scope, which group counts, its actions, the result. */
export const ChangeSteps = (props: ChangeStepsProps) => {
  const styles = useStyles();
  return (
    <ol className={styles.steps}>
      {changeSteps(props.change).map((step) => (
        <Step key={step.name} step={step}>
          <StepDetails {...props} step={step} />
        </Step>
      ))}
    </ol>
  );
};

interface StepProps {
  readonly step: ChangeStep;
  readonly children: ReactNode;
}

const Step = ({ step: { name, mood, isReached }, children }: StepProps) => {
  const text = useText();
  const styles = useStyles();
  return (
    <li className={styles.step}>
      <span className={styles.icon}>
        <StatusIcon mood={mood} />
      </span>
      <div className={styles.body}>
        <Body1Strong>
          {text(`changes.step.${name}`)}
          <HiddenText text={`: ${text(`changes.stepMood.${mood}`)}`} />
        </Body1Strong>
        {isReached ? (
          <Body1>{children}</Body1>
        ) : (
          <Caption1 className={styles.aside}>{text('changes.step.notReached')}</Caption1>
        )}
      </div>
    </li>
  );
};

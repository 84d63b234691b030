import {
  Caption1,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { CheckmarkFilled, ImportantFilled } from '@fluentui/react-icons';
import { useLastTest } from '../../api/last-test.ts';
import { visuallyHidden } from '../../components/visually-hidden.ts';
import { type WizardStep, wizardSteps } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';
import {
  isOpenTo,
  type SteppedTask,
  type StepState,
  stepHref,
  stepStates,
} from './wizard-steps.ts';

const narrow = '@media (max-width: 760px)';
const size = '28px';
const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    columnGap: tokens.spacingHorizontalS,
  },
  item: {
    position: 'relative',
    flex: '1 1 0',
    minWidth: 0,
    // the line to the next step
    ':not(:last-child)::after': {
      content: '""',
      position: 'absolute',
      top: `calc(${size} / 2 + ${tokens.spacingVerticalS})`,
      left: `calc(${size} + ${tokens.spacingHorizontalM})`,
      right: 0,
      borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
      [narrow]: { left: `calc(${size} + ${tokens.spacingHorizontalXS})` },
    },
    [narrow]: { ':last-child': { flex: '0 0 auto' } },
  },
  step: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  link: { ':hover': { textDecorationLine: 'underline' } },
  closed: { color: tokens.colorNeutralForeground3 },
  mark: {
    position: 'relative',
    zIndex: 1,
    width: size,
    height: size,
    boxSizing: 'border-box',
    flexShrink: 0,
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: tokens.borderRadiusCircular,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    ...typographyStyles.caption1Strong,
  },
  markCurrent: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandBackground}`,
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
  markDone: {
    color: tokens.colorStatusSuccessForeground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusSuccessBorder2}`,
  },
  markAttention: {
    color: tokens.colorStatusWarningForeground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder2}`,
  },
  words: { display: 'flex', flexDirection: 'column', [narrow]: visuallyHidden },
  label: { ...typographyStyles.body1, overflowWrap: 'anywhere' },
  labelCurrent: { ...typographyStyles.body1Strong },
  state: { color: tokens.colorNeutralForeground3 },
});

interface StepperProps {
  /** Null = a task that is not created yet. */
  readonly task: SteppedTask | null;
  readonly taskId: string | null;
  readonly current: WizardStep;
}

/** The steps of the wizard as links, each with how far it is; in a narrow window their numbers alone are seen. */
export const Stepper = ({ task, taskId, current }: StepperProps) => {
  const text = useText();
  const styles = useStyles();
  const { planId } = useLastTest(taskId ?? '');
  const states = stepStates(task, planId !== null);
  return (
    <nav aria-label={text('wizard.steps')}>
      <ol className={styles.list}>
        {wizardSteps.map((step, index) => {
          const isCurrent = step === current;
          const state = shownState(states[step], isCurrent);
          const inside = (
            <>
              <Mark number={index + 1} state={state} isCurrent={isCurrent} />
              <span className={styles.words}>
                <span className={isCurrent ? styles.labelCurrent : styles.label}>
                  {text(`wizard.step.${step}`)}
                </span>
                <Caption1 className={styles.state}>{text(`wizard.state.${state}`)}</Caption1>
              </span>
            </>
          );
          return (
            <li key={step} className={styles.item}>
              {taskId !== null && isOpenTo(task, step) ? (
                <a
                  href={stepHref(taskId, step)}
                  className={mergeClasses(styles.step, styles.link)}
                  {...(isCurrent ? { 'aria-current': 'step' } : {})}
                >
                  {inside}
                </a>
              ) : (
                <span
                  className={mergeClasses(styles.step, !isCurrent && styles.closed)}
                  {...(isCurrent ? { 'aria-current': 'step' } : {})}
                >
                  {inside}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
};

/** Whoever is at a step is at work on it, unless it is done or needs something. */
const shownState = (state: StepState, isCurrent: boolean): StepState =>
  isCurrent && state === 'not-started' ? 'in-progress' : state;

interface MarkProps {
  readonly number: number;
  readonly state: StepState;
  readonly isCurrent: boolean;
}

const Mark = ({ number, state, isCurrent }: MarkProps) => {
  const styles = useStyles();
  const look = mergeClasses(
    styles.mark,
    state === 'done' && styles.markDone,
    state === 'attention' && styles.markAttention,
    isCurrent && styles.markCurrent,
  );
  return (
    <span className={look} aria-hidden>
      {state === 'done' ? (
        <CheckmarkFilled />
      ) : state === 'attention' ? (
        <ImportantFilled />
      ) : (
        number
      )}
    </span>
  );
};

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  ClockRegular,
  DismissCircleFilled,
  ProhibitedRegular,
  ShieldErrorFilled,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';

export type Mood = 'good' | 'bad' | 'held' | 'neutral' | 'waiting';

const useStyles = makeStyles({
  status: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0, lineHeight: 0, fontSize: tokens.fontSizeBase400 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  held: { color: tokens.colorStatusWarningForeground3 },
  neutral: { color: tokens.colorNeutralForeground3 },
  waiting: { color: tokens.colorNeutralForeground3 },
});
const icons: Readonly<Record<Mood, ReactNode>> = {
  good: <CheckmarkCircleFilled />,
  bad: <DismissCircleFilled />,
  held: <ShieldErrorFilled />,
  neutral: <ProhibitedRegular />,
  waiting: <ClockRegular />,
};

/** The icon of a mood, beside its word. */
export const StatusIcon = ({ mood }: { readonly mood: Mood }) => {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.icon, styles[mood])} aria-hidden>
      {icons[mood]}
    </span>
  );
};

interface StatusProps {
  readonly mood: Mood;
  readonly children: ReactNode;
}

/** A state as icon and word, never by colour alone. */
export const Status = ({ mood, children }: StatusProps) => (
  <span className={useStyles().status}>
    <StatusIcon mood={mood} />
    <span>{children}</span>
  </span>
);

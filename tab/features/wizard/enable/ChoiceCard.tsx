import { Body1, makeStyles, Subtitle2, Switch, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  title: { margin: 0 },
  text: { color: tokens.colorNeutralForeground2, maxWidth: '70ch' },
});

interface ChoiceCardProps {
  readonly title: string;
  /** What it means to switch it on. */
  readonly text: string;
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly change: (isOn: boolean) => void;
  /** What belongs to it while it is on. */
  readonly children?: ReactNode;
}

/** Something to switch on, with what that means. */
export const ChoiceCard = ({
  title,
  text,
  isOn,
  isDisabled,
  change,
  children,
}: ChoiceCardProps) => {
  const styles = useStyles();
  const name = useId();
  const means = useId();
  return (
    <section className={styles.card} aria-labelledby={name}>
      <div className={styles.head}>
        <div className={styles.words}>
          <Subtitle2 as="h3" id={name} className={styles.title}>
            {title}
          </Subtitle2>
          <Body1 id={means} className={styles.text}>
            {text}
          </Body1>
        </div>
        <Switch
          checked={isOn}
          disabled={isDisabled}
          aria-labelledby={name}
          aria-describedby={means}
          onChange={(_event, { checked }) => change(checked)}
        />
      </div>
      {children}
    </section>
  );
};

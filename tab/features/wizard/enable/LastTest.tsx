import {
  Body1,
  Button,
  Caption1,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import type { PlanView } from '../../../../server/contract/plan.ts';
import { ChangeCards } from '../../../components/changes/ChangeCards.tsx';
import { goTo } from '../../../navigation/use-route.ts';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';

const useStyles = makeStyles({
  test: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
  },
  heading: { margin: 0 },
  note: { color: tokens.colorNeutralForeground2 },
});

interface LastTestProps {
  readonly plan: PlanView | null;
  readonly testHref: string;
}

/** What the last test said, or the advice to test first. */
export const LastTest = ({ plan, testHref }: LastTestProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  if (plan === null)
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{text('enable.notTested')}</MessageBarTitle>{' '}
          {text('enable.notTestedText')}
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => goTo(testHref)}>{text('enable.toTest')}</Button>
        </MessageBarActions>
      </MessageBar>
    );
  const held = plan.refusals.length > 0;
  return (
    <section className={styles.test}>
      <div className={styles.head}>
        <Subtitle2 as="h3" className={styles.heading}>
          {text('enable.lastTest')}
        </Subtitle2>
        <Caption1 className={styles.note}>
          {text('test.readAt', { time: format.dateTime(plan.readAt) })}
        </Caption1>
      </div>
      <ChangeCards counts={plan.counts} filter={{}} isInert />
      {plan.stale && <Body1>{text('enable.testStale')}</Body1>}
      {held && <Body1>{text('enable.testHeld')}</Body1>}
    </section>
  );
};

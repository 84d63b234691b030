import { Body1, Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { PlanProgress } from '../../../api/plans.ts';
import { LiveStatus } from '../../../components/LiveStatus.tsx';
import { useText } from '../../../strings/text.ts';

const readOutMs = 3_000;
const useStyles = makeStyles({
  progress: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

interface TestProgressProps {
  readonly progress: PlanProgress | 'begun';
  readonly cancel: () => void;
}

/** How far a test is, in numbers; it can be cancelled, as nothing is changed by it. */
export const TestProgress = ({ progress, cancel }: TestProgressProps) => {
  const text = useText();
  const said = saidOf(progress, text);
  const part =
    progress !== 'begun' && progress.groupsTotal
      ? { value: progress.groupsRead / progress.groupsTotal }
      : {};
  return (
    <div className={useStyles().progress}>
      <Body1>{said}</Body1>
      <ProgressBar {...part} aria-label={text('test.running')} aria-valuetext={said} />
      <Button onClick={cancel}>{text('test.cancel')}</Button>
      <SlowStatus text={said} />
    </div>
  );
};

const saidOf = (progress: PlanProgress | 'begun', text: ReturnType<typeof useText>): string => {
  if (progress === 'begun') return text('test.begun');
  const { groupsRead, groupsTotal, membersRead } = progress;
  if (groupsTotal === null) return text('test.begun');
  if (groupsRead === groupsTotal) return text('test.planning', { members: membersRead });
  return text('sync.reading', { done: groupsRead, total: groupsTotal, members: membersRead });
};

/** Read out now and then: more often it could not be listened to. */
const SlowStatus = ({ text }: { readonly text: string }) => {
  const [told, setTold] = useState(text);
  useEffect(() => {
    const waiting = setTimeout(() => setTold(text), readOutMs);
    return () => clearTimeout(waiting);
  }, [text]);
  return <LiveStatus text={told} />;
};

import {
  Body1,
  Button,
  Link,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { TaskView } from '../../../../server/contract/task.ts';
import { LiveStatus } from '../../../components/LiveStatus.tsx';
import { StatusIcon } from '../../../components/Status.tsx';
import { hrefOf, type Route } from '../../../navigation/route.ts';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';
import type { Enabled } from './EnableStep.tsx';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  title: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: 'none' },
  next: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
  },
});

interface EnabledPageProps {
  readonly task: TaskView;
  readonly enabled: Enabled;
  readonly back: () => void;
}

/** After switching on: what goes on now, and where to look next. */
export const EnabledPage = ({ task, enabled, back }: EnabledPageProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // in the frame after the one in which the dialog gives the focus back
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => heading.current?.focus());
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const { taskId, nextSyncAt, periodicSync } = task;
  const { isOn, run } = enabled;
  const title = text(isOn ? 'enable.doneOn' : 'enable.doneOff');
  const log: Route = run ? { page: 'run', taskId, runId: run.runId } : { page: 'task', taskId };
  return (
    <section className={styles.page}>
      <LiveStatus text={title} />
      <div className={styles.head}>
        <StatusIcon mood={isOn ? 'good' : 'neutral'} />
        <h3 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h3>
      </div>
      {periodicSync.enabled && (
        <Body1>
          {nextSyncAt !== null && Date.parse(nextSyncAt) > Date.now()
            ? text('enable.doneNext', {
                interval: format.duration(periodicSync.intervalMinutes * 60_000),
                time: format.dateTime(nextSyncAt),
              })
            : text('enable.doneEvery', {
                interval: format.duration(periodicSync.intervalMinutes * 60_000),
              })}
        </Body1>
      )}
      {task.liveSync.enabled && <Body1>{text('enable.confirm.live')}</Body1>}
      <ul className={styles.next}>
        <li>
          <Link href={hrefOf(log)}>{text('enable.watch')}</Link>
        </li>
        <li>
          <Link href={hrefOf({ page: 'users' })}>{text('enable.lookAtUsers')}</Link>
        </li>
        <li>
          <Link href={hrefOf({ page: 'runs', taskId })}>{text('enable.lookAtHistory')}</Link>
        </li>
        <li>
          <Link href={hrefOf({ page: 'tasks' })}>{text('enable.toTasks')}</Link>
        </li>
      </ul>
      <Button onClick={back}>{text('enable.change')}</Button>
    </section>
  );
};

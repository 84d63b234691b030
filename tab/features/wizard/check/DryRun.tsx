import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { PlanView } from '../../../../server/contract/plan.ts';
import type { TaskView } from '../../../../server/contract/task.ts';
import { problemOf } from '../../../api/problem.ts';
import { useSelectedGroups } from '../../../api/selected-groups.ts';
import { useChanges } from '../../../api/use-changes.ts';
import { ChangeExplorer } from '../../../components/changes/ChangeExplorer.tsx';
import { Refusals, Warnings } from '../../../components/changes/Concerns.tsx';
import { changedUsers } from '../../../components/changes/changed-users.ts';
import { EffectList } from '../../../components/changes/EffectList.tsx';
import { useListPlace } from '../../../components/changes/list-place.ts';
import { LiveStatus } from '../../../components/LiveStatus.tsx';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';
import { ApplyPlan } from './ApplyPlan.tsx';

const useStyles = makeStyles({
  result: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  titles: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS },
  title: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: 'none' },
  time: { color: tokens.colorNeutralForeground2 },
});

interface DryRunProps {
  readonly task: TaskView;
  readonly plan: PlanView;
  readonly mayChange: boolean;
  readonly testAgain: () => void;
}

/** The outcome of a test: what would be changed and why, and what can be done with it. */
export const DryRun = ({ task, plan, mayChange, testAgain }: DryRunProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const place = useListPlace();
  const groups = useSelectedGroups(task.taskId);
  const data = useChanges({
    source: { of: 'plan', id: plan.planId },
    version: '',
    filter: { ...place.filter },
    row: place.row,
    withUser: place.showsAll,
    isMoving: false,
  });
  const count = changedUsers(plan.counts);
  const summary = count === 0 ? text('test.noChanges') : text('test.wouldChange', { count });
  useEffect(() => {
    // who just pressed "Test" or "Cancel" finds himself at the outcome
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div className={styles.result}>
      <LiveStatus text={summary} />
      <div className={styles.head}>
        <div className={styles.titles}>
          <h2 ref={heading} tabIndex={-1} className={styles.title}>
            {summary}
          </h2>
          <span className={styles.time}>
            {plan.users
              ? text('test.ofUser', {
                  user: plan.users.join(', '),
                  time: format.dateTime(plan.readAt),
                })
              : text('test.readAt', { time: format.dateTime(plan.readAt) })}
          </span>
        </div>
        {mayChange && count > 0 && !plan.draft && (
          <ApplyPlan task={task} plan={plan} testAgain={testAgain} />
        )}
      </div>
      {plan.stale && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{text('test.staleTitle')}</MessageBarTitle> {text('test.stale')}
          </MessageBarBody>
          {mayChange && (
            <MessageBarActions>
              <Button onClick={testAgain}>{text('test.again')}</Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      {plan.problem && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{text('test.incomplete')}</MessageBarTitle>{' '}
            {text.code('problem.title', plan.problem.code, '')}{' '}
            <span lang="en">{plan.problem.message}</span>
          </MessageBarBody>
        </MessageBar>
      )}
      <ChangeExplorer
        counts={plan.counts}
        place={place}
        data={data}
        groups={groups.data ?? []}
        isPlan
        precedence={task.precedence.mode}
        problemOf={problemOf}
        route={{ page: 'setup', taskId: task.taskId, step: 'test' }}
        params={{ plan: plan.planId }}
      >
        <Refusals refusals={plan.refusals} />
        <Warnings warnings={plan.warnings} />
        <EffectList effects={plan.effects} />
      </ChangeExplorer>
    </div>
  );
};

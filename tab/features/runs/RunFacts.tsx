import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RunView } from '../../../server/contract/run.ts';
import { runMood } from '../../components/run-summary.ts';
import { Status } from '../../components/Status.tsx';
import { When } from '../../components/When.tsx';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  facts: {
    margin: 0,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0 },
});

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => {
  const styles = useStyles();
  return (
    <div>
      <dt>
        <Caption1 className={styles.term}>{name}</Caption1>
      </dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
};

/** State, success, time, trigger and cost of a run. */
export const RunFacts = ({ run }: { readonly run: RunView }) => {
  const text = useText();
  const format = useFormat();
  const { startedAt, finishedAt, actor } = run;
  const trigger = text(`runs.trigger.${run.trigger}`);
  return (
    <dl className={useStyles().facts}>
      <Fact name={text('tasks.column.success')}>
        <Status mood={runMood(run)}>
          <Text weight="semibold">
            {run.success === null
              ? ''
              : `${run.success ? text('common.yes') : text('common.no')} · `}
            {text(`sync.state.${run.state}`)}
          </Text>
        </Status>
      </Fact>
      <Fact name={text('runs.fact.started')}>
        <When time={startedAt ?? run.queuedAt} />
      </Fact>
      {startedAt && finishedAt && (
        <Fact name={text('runs.fact.duration')}>
          {format.duration(Date.parse(finishedAt) - Date.parse(startedAt))}
        </Fact>
      )}
      <Fact name={text('runs.fact.kind')}>{text(`runs.kind.${run.kind}`)}</Fact>
      <Fact name={text('runs.fact.trigger')}>
        {actor ? text('runs.triggerBy', { trigger, name: actor.name }) : trigger}
      </Fact>
      <Fact name={text('runs.fact.requests')}>{format.number(run.graph.requests)}</Fact>
      {run.planId && (
        <Fact name={text('runs.fact.unchanged')}>{format.number(run.counts.unchanged)}</Fact>
      )}
      {run.counts.drift > 0 && (
        <Fact name={text('runs.fact.drift')}>{format.number(run.counts.drift)}</Fact>
      )}
    </dl>
  );
};

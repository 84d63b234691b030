import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RunView } from '../../../server/contract/run.ts';
import { runMood } from '../../components/run-summary.ts';
import { Status } from '../../components/Status.tsx';
import { When } from '../../components/When.tsx';
import { useFormat, useWords } from '../../strings/words.ts';

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
  const words = useWords();
  const format = useFormat();
  const { facts, states, kinds, triggers } = words.run;
  const { startedAt, finishedAt, actor } = run;
  const by = actor ? ` ${words.run.by(actor.name)}` : '';
  return (
    <dl className={useStyles().facts}>
      <Fact name={words.tasks.columns.success}>
        <Status mood={runMood(run)}>
          <Text weight="semibold">
            {run.success === null ? '' : `${run.success ? words.yes : words.no} · `}
            {states[run.state]}
          </Text>
        </Status>
      </Fact>
      <Fact name={facts.started}>
        <When time={startedAt ?? run.queuedAt} />
      </Fact>
      {startedAt && finishedAt && (
        <Fact name={facts.duration}>
          {format.duration(Date.parse(finishedAt) - Date.parse(startedAt))}
        </Fact>
      )}
      <Fact name={facts.kind}>{kinds[run.kind]}</Fact>
      <Fact name={facts.trigger}>{triggers[run.trigger] + by}</Fact>
      <Fact name={facts.requests}>{format.number(run.graph.requests)}</Fact>
      {run.planId && <Fact name={facts.unchanged}>{format.number(run.counts.unchanged)}</Fact>}
      {run.counts.drift > 0 && <Fact name={facts.drift}>{format.number(run.counts.drift)}</Fact>}
    </dl>
  );
};

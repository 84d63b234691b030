import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { RunView } from '../../../server/contract/run.ts';
import { isActive } from '../../api/run-state.ts';
import { RunProgress } from '../../components/RunProgress.tsx';
import type { RowColumn } from '../../components/rows-layout.ts';
import { actionsPerformed, runMood } from '../../components/run-summary.ts';
import { Status } from '../../components/Status.tsx';
import { When } from '../../components/When.tsx';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  line: { display: 'block' },
  aside: { color: tokens.colorNeutralForeground3, display: 'block' },
});

/** The columns of a history of runs. */
export const useRunColumns = (): readonly RowColumn<RunView>[] => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  return useMemo(
    () => [
      {
        key: 'started',
        header: text('runs.fact.started'),
        width: '13rem',
        cell: ({ startedAt, queuedAt }: RunView) => <When time={startedAt ?? queuedAt} />,
      },
      {
        key: 'result',
        header: text('runs.fact.result'),
        width: '12rem',
        cell: (run: RunView) =>
          isActive(run) ? (
            <RunProgress run={run} />
          ) : (
            <Status mood={runMood(run)}>
              {run.state === 'done' && run.success === false
                ? text('sync.partial')
                : text(`sync.state.${run.state}`)}
            </Status>
          ),
      },
      {
        key: 'changes',
        header: text('runs.fact.changes'),
        cell: (run: RunView) =>
          isActive(run)
            ? null
            : actionsPerformed(run.counts, text).map((line) => (
                <span key={line} className={styles.line}>
                  {line}
                </span>
              )),
      },
      {
        key: 'kind',
        header: text('runs.fact.kind'),
        cell: (run: RunView) => (
          <>
            {text(`runs.kind.${run.kind}`)}
            <Caption1 className={styles.aside}>
              {run.actor
                ? text('runs.triggerBy', {
                    trigger: text(`runs.trigger.${run.trigger}`),
                    name: run.actor.name,
                  })
                : text(`runs.trigger.${run.trigger}`)}
            </Caption1>
          </>
        ),
      },
      {
        key: 'duration',
        header: text('runs.fact.duration'),
        width: '7rem',
        cell: ({ startedAt, finishedAt }: RunView) =>
          startedAt && finishedAt
            ? format.duration(Date.parse(finishedAt) - Date.parse(startedAt))
            : null,
      },
    ],
    [text, format, styles],
  );
};

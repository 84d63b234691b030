import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../server/contract/task.ts';
import { problemOf } from '../../api/problem.ts';
import type { useUserHistory } from '../../api/users.ts';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useText } from '../../strings/text.ts';
import { HistoryEntry } from './HistoryEntry.tsx';
import { Section } from './Section.tsx';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalL}`,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  aside: { color: tokens.colorNeutralForeground2 },
});

interface UserHistoryProps {
  readonly changes: ReturnType<typeof useUserHistory>;
  readonly tasks: readonly TaskView[];
}

/** What synchronisations changed of the user, newest first. */
export const UserHistory = ({ changes, tasks }: UserHistoryProps) => {
  const text = useText();
  const styles = useStyles();
  const entries = changes.data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={text('users.history')}>
      {changes.error && (
        <ProblemBar problem={problemOf(changes.error)} retry={() => changes.refetch()} />
      )}
      {changes.isPending && <LoadingRows rows={3} />}
      {entries?.length === 0 && (
        <Body1 className={styles.aside}>{text('users.history.none')}</Body1>
      )}
      {entries && entries.length > 0 && (
        <>
          <ol className={styles.list}>
            {entries.map((entry, place) => (
              <HistoryEntry
                // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added at the end
                key={`${entry.runId}-${place}`}
                entry={entry}
                taskName={tasks.find(({ taskId }) => taskId === entry.taskId)?.name ?? null}
              />
            ))}
          </ol>
          <Body1 className={styles.aside}>{text('users.history.onlySync')}</Body1>
        </>
      )}
      {changes.hasNextPage && (
        <div>
          <Button
            disabledFocusable={changes.isFetchingNextPage}
            onClick={() => void changes.fetchNextPage()}
          >
            {text('users.history.more')}
          </Button>
        </div>
      )}
    </Section>
  );
};

import { Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ChangeView } from '../../../server/contract/change.ts';
import type { RunView } from '../../../server/contract/run.ts';
import { problemOf } from '../../api/problem.ts';
import { isActive } from '../../api/run-state.ts';
import { useRunChanges } from '../../api/runs.ts';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { rowCounts } from '../../components/run-summary.ts';
import { useText } from '../../strings/text.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { KindFilter } from './KindFilter.tsx';

const useStyles = makeStyles({
  changes: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  heading: { margin: 0 },
  foot: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
});

/** The rows of a run: filtered by kind, more on demand. */
export const RunChanges = ({ run }: { readonly run: RunView }) => {
  const text = useText();
  const styles = useStyles();
  const [kind, setKind] = useState<ChangeView['kind'] | null>(null);
  const pages = useRunChanges(run, kind);
  const rows = pages.data?.pages.flatMap(({ items }) => items);
  if (run.planId === null) return isActive(run) ? <Body1>{text('changes.pending')}</Body1> : null;
  return (
    <section className={styles.changes}>
      <Subtitle2 as="h2" className={styles.heading}>
        {text('changes.title')}
      </Subtitle2>
      <KindFilter counts={rowCounts(run.counts)} kind={kind} choose={setKind} />
      {pages.error && <ProblemBar problem={problemOf(pages.error)} retry={() => pages.refetch()} />}
      {pages.isPending && <LoadingRows rows={6} />}
      {rows?.length === 0 && (
        <Body1>{kind === null ? text('changes.none') : text('changes.noneOfKind')}</Body1>
      )}
      {rows && rows.length > 0 && (
        <>
          <ChangeTable rows={rows} />
          <div className={styles.foot}>
            <Caption1 role="status">{text('changes.shown', { count: rows.length })}</Caption1>
            {pages.hasNextPage && (
              <Button
                disabledFocusable={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {text('changes.more')}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
};

import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ChangeView } from '../../../server/contract/change.ts';
import type { ProblemView } from '../../../server/contract/problem.ts';
import type { UserView } from '../../../server/contract/user.ts';
import type { Route, RouteParams } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';
import { LoadingRows } from '../LoadingRows.tsx';
import { NoMatch } from '../NoMatch.tsx';
import { ProblemBar } from '../ProblemBar.tsx';
import { VirtualRows } from '../VirtualRows.tsx';
import { ChangeCards, type ChangeCounts } from './ChangeCards.tsx';
import { ChangeDrawer } from './ChangeDrawer.tsx';
import { ChangeFilters, type FilterGroup } from './ChangeFilters.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { clearFilter, type ListPlace, openRow } from './list-place.ts';
import { useChangeColumns } from './use-change-columns.tsx';

const useStyles = makeStyles({
  explorer: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  heading: { margin: 0 },
});

/** The rows, read as they come into view; what a page asks its API for. */
export interface ChangeData {
  readonly rows: {
    readonly total: number | undefined;
    readonly rowAt: (index: number) => ChangeView | undefined;
    readonly onRange: (start: number, end: number) => void;
    readonly error: Error | null;
    readonly retry: () => void;
  };
  readonly opened: ChangeView | null | undefined;
  readonly user: UserView | null | undefined;
  readonly download: (format: 'csv' | 'json') => Promise<void>;
}

interface ChangeExplorerProps {
  readonly counts: ChangeCounts;
  readonly place: ListPlace;
  readonly data: ChangeData;
  readonly groups: readonly FilterGroup[];
  /** A test rather than a run. */
  readonly isPlan: boolean;
  readonly precedence: 'alphabetical' | 'explicit';
  readonly problemOf: (error: unknown) => ProblemView;
  readonly route: Route;
  readonly params?: RouteParams;
  /** What is to be said between the numbers and the rows. */
  readonly children?: ReactNode;
}

/** What a plan would do or a run did: its numbers, its rows with search and filters, and the details of each. */
export const ChangeExplorer = (props: ChangeExplorerProps) => {
  const { counts, place, data, groups, isPlan, precedence, problemOf, route, params = {} } = props;
  const { rows } = data;
  const { filter, row } = place;
  const text = useText();
  const styles = useStyles();
  const columns = useChangeColumns(isPlan);
  const [clicked, setClicked] = useState<ChangeView | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const isFiltered = Object.keys(filter).length > 0;
  const shown = data.opened ?? (clicked && keyOf(clicked) === row ? clicked : data.opened);
  return (
    <section className={styles.explorer}>
      <ChangeCards counts={counts} filter={filter} />
      {props.children}
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.heading}>
          {text('changes.title')}
        </Subtitle2>
        {rows.total !== undefined && rows.total > 0 && (
          <ExportMenu download={data.download} failed={setFailure} />
        )}
      </div>
      {failure !== null && <ProblemBar problem={problemOf(failure)} />}
      <ChangeFilters filter={filter} groups={groups} isPlan={isPlan} total={rows.total} />
      {rows.error && <ProblemBar problem={problemOf(rows.error)} retry={rows.retry} />}
      {rows.total === undefined && !rows.error && <LoadingRows rows={6} />}
      {rows.total === 0 && isFiltered && <NoMatch clear={clearFilter} />}
      {rows.total === 0 && !isFiltered && <p>{text('changes.none')}</p>}
      {rows.total !== undefined && rows.total > 0 && (
        <VirtualRows
          label={text('changes.title')}
          columns={columns}
          total={rows.total}
          rowAt={rows.rowAt}
          onRange={rows.onRange}
          open={(change) => {
            setClicked(change);
            openRow(keyOf(change));
          }}
          isCurrent={(change) => row !== null && keyOf(change) === row}
          listName={JSON.stringify(filter)}
          minWidth="60rem"
        />
      )}
      <ChangeDrawer
        row={row}
        change={shown}
        user={data.user}
        showsAll={place.showsAll}
        isPlan={isPlan}
        precedence={precedence}
        route={route}
        params={params}
      />
    </section>
  );
};

/** What the address names a row by. */
const keyOf = ({ email, objectId }: ChangeView): string => email ?? objectId ?? '';

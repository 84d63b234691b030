import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  Spinner,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { PeopleTeamRegular } from '@fluentui/react-icons';
import { useCallback, useMemo } from 'react';
import type { GroupView } from '../../../../server/contract/group.ts';
import { problemOf } from '../../../api/problem.ts';
import { useDraftNames } from '../../../api/session-draft.ts';
import { useFoundGroups } from '../../../api/task-groups.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterBar } from '../../../components/FilterBar.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { NoMatch } from '../../../components/NoMatch.tsx';
import { ProblemBar } from '../../../components/ProblemBar.tsx';
import { SearchField } from '../../../components/SearchField.tsx';
import { setRouteParam, setRouteParams, useRouteParams } from '../../../navigation/use-route.ts';
import { useText } from '../../../strings/text.ts';
import { GroupTable } from './GroupTable.tsx';
import type { GroupSelection } from './use-group-selection.ts';

/** So many rows before the end the next ones are read. */
const ahead = 30;
const useStyles = makeStyles({
  finder: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    minWidth: 0,
  },
  more: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
});

interface GroupFinderProps {
  readonly taskId: string;
  readonly selection: GroupSelection;
  readonly mayChange: boolean;
  readonly openActions: (href: string) => void;
}

/** Searches the groups of the directory, however many there are; what is selected stays so across searches. */
export const GroupFinder = (props: GroupFinderProps) => {
  const { taskId, selection } = props;
  const { search = '', selected } = useRouteParams();
  const isSelectedOnly = selected === 'true';
  const text = useText();
  const styles = useStyles();
  const found = useFoundGroups(taskId, search);
  const unsaved = useDraftNames(['actions', taskId]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;

  const everything = useMemo(() => found.data?.pages.flatMap(({ items }) => items), [found.data]);
  const groups = isSelectedOnly ? within(selection.chosen, search) : everything;
  const total = groups?.length ?? 0;
  const canReadMore = !isSelectedOnly && hasNextPage;
  const readMore = useCallback(
    (_start: number, end: number) => {
      if (canReadMore && !isFetchingNextPage && end >= total - ahead && end > 0)
        void fetchNextPage();
    },
    [canReadMore, isFetchingNextPage, fetchNextPage, total],
  );
  const clear = (): void => setRouteParams({ search: null, selected: null });
  const isFiltered = search !== '' || isSelectedOnly;
  const notice = found.data?.pages[0]?.notice ?? null;
  return (
    <div className={styles.finder}>
      <FilterBar
        found={
          groups === undefined
            ? null
            : text(canReadMore ? 'wizard.groups.firstShown' : 'wizard.groups.shown', {
                count: total,
              })
        }
        clear={isFiltered ? clear : null}
      >
        <SearchField
          label={text('wizard.groups.search')}
          value={search}
          search={(next) => setRouteParam('search', next)}
        />
        <Switch
          label={text('wizard.groups.onlySelected')}
          checked={isSelectedOnly}
          onChange={(_event, { checked }) => setRouteParam('selected', checked ? 'true' : null)}
        />
      </FilterBar>
      {found.error && !isSelectedOnly && (
        <ProblemBar problem={problemOf(found.error)} retry={() => found.refetch()} />
      )}
      {groups === undefined && !found.error && <LoadingRows rows={8} />}
      {groups && total === 0 && (isFiltered ? <NoMatch clear={clear} /> : <NoGroups />)}
      {total === 0 && notice !== null && !isSelectedOnly && (
        <Caption1 role="status">{text('wizard.groups.notListed')}</Caption1>
      )}
      {groups && total > 0 && (
        <GroupTable
          {...props}
          groups={groups}
          unsavedActions={unsaved}
          onRange={readMore}
          listName={`${search} ${isSelectedOnly}`}
        />
      )}
      {canReadMore && total > 0 && (
        <div className={styles.more}>
          <Button
            disabledFocusable={isFetchingNextPage}
            icon={isFetchingNextPage ? <Spinner size="extra-tiny" /> : undefined}
            onClick={() => void fetchNextPage()}
          >
            {text('wizard.groups.more')}
          </Button>
          <Caption1>{text('wizard.groups.moreHint')}</Caption1>
        </div>
      )}
    </div>
  );
};

const NoGroups = () => {
  const text = useText();
  return (
    <EmptyState
      icon={<PeopleTeamRegular />}
      title={text('wizard.groups.none')}
      text={<Body1>{text('wizard.groups.noneText')}</Body1>}
    />
  );
};

const within = (groups: readonly GroupView[], search: string): readonly GroupView[] => {
  const wanted = search.toLowerCase();
  return groups.filter(({ displayName }) => displayName.toLowerCase().includes(wanted));
};

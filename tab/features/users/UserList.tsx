import { Link, makeStyles } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons';
import { problemOf } from '../../api/problem.ts';
import { useUsers } from '../../api/users.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { NoMatch } from '../../components/NoMatch.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { VirtualRows } from '../../components/VirtualRows.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { goTo, setRouteParams, useRouteParams } from '../../navigation/use-route.ts';
import { useText } from '../../strings/text.ts';
import { UserFilters } from './UserFilters.tsx';
import { useUserColumns } from './use-user-columns.tsx';
import { isFiltered, readUserFilter } from './user-filter.ts';

const useStyles = makeStyles({ outdated: { opacity: 0.6 } });
const clearFilters = (): void => setRouteParams({ search: null, domain: null, state: null });

/** All users, searched, filtered and sorted as the address says. */
export const UserList = () => {
  const text = useText();
  const styles = useStyles();
  const filter = readUserFilter(useRouteParams());
  const users = useUsers(filter);
  const columns = useUserColumns();
  const { total, isOutdated } = users;
  const isEmpty = total === 0 && !isOutdated;
  return (
    <>
      {!(isEmpty && !isFiltered(filter)) && (
        <UserFilters
          filter={filter}
          found={total === undefined || isOutdated ? null : text('users.count', { count: total })}
          clear={isFiltered(filter) ? clearFilters : null}
        />
      )}
      {users.error && <ProblemBar problem={problemOf(users.error)} retry={users.retry} />}
      {total === undefined && !users.error && <LoadingRows rows={10} />}
      {isEmpty && (isFiltered(filter) ? <NoMatch clear={clearFilters} /> : <NoUsers />)}
      {total !== undefined && total > 0 && (
        <div className={isOutdated ? styles.outdated : undefined}>
          <VirtualRows
            label={text('users.title')}
            columns={columns}
            total={total}
            rowAt={users.rowAt}
            onRange={users.onRange}
            listName={JSON.stringify(filter)}
            sort={{ column: filter.sort, isDescending: filter.isDescending }}
            sortBy={({ column, isDescending }) =>
              setRouteParams({ sort: column, order: isDescending ? 'descending' : null })
            }
            open={({ email }) => goTo(hrefOf({ page: 'user', email }))}
            minWidth="60rem"
          />
        </div>
      )}
    </>
  );
};

const NoUsers = () => {
  const text = useText();
  return (
    <EmptyState
      icon={<PeopleRegular />}
      title={text('users.none')}
      text={text('users.noneText')}
      action={<Link href={hrefOf({ page: 'tasks' })}>{text('users.toTasks')}</Link>}
    />
  );
};

import { makeStyles, tokens } from '@fluentui/react-components';
import { problemOf } from '../../api/problem.ts';
import { useActionTable } from '../../api/task-groups.ts';
import { FilterBar } from '../../components/FilterBar.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { NoMatch } from '../../components/NoMatch.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { setRouteParam, useRouteParams } from '../../navigation/use-route.ts';
import { useText } from '../../strings/text.ts';
import { ActionEntry } from './ActionEntry.tsx';
import { actionHelp, matchesAction } from './action-help.ts';
import { Paragraphs } from './Paragraphs.tsx';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The group actions with their internal names, searched as the address says. */
export const ActionTable = () => {
  const text = useText();
  const styles = useStyles();
  const { search = '' } = useRouteParams();
  const table = useActionTable();
  const actions = table.data?.map((one) => actionHelp(one, text));
  const found = actions?.filter((one) => matchesAction(one, search));
  const find = (wanted: string | null): void => setRouteParam('search', wanted);
  return (
    <>
      <Paragraphs ids={['help.actions.1']} />
      {table.error && <ProblemBar problem={problemOf(table.error)} retry={() => table.refetch()} />}
      {table.isPending && <LoadingRows rows={6} />}
      {found && (
        <>
          <FilterBar
            found={text('help.actions.count', { count: found.length })}
            clear={search === '' ? null : () => find(null)}
          >
            <SearchField label={text('help.actions.search')} value={search} search={find} />
          </FilterBar>
          {found.length === 0 ? (
            <NoMatch clear={() => find(null)} />
          ) : (
            <ul className={styles.list} aria-label={text('help.actions')}>
              {found.map((one) => (
                <ActionEntry key={one.action} entry={one} />
              ))}
            </ul>
          )}
        </>
      )}
    </>
  );
};

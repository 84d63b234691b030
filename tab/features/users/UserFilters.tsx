import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { useManagedDomains } from '../../api/managed-domains.ts';
import { type UserFilter, userSorts, userStates } from '../../api/users.ts';
import { FilterBar } from '../../components/FilterBar.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { setRouteParam } from '../../navigation/use-route.ts';
import { useText } from '../../strings/text.ts';
import { SearchHelp } from './SearchHelp.tsx';

const cardsUpTo = 639;
const useStyles = makeStyles({
  search: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    maxWidth: '100%',
    '& > :first-child': { minWidth: 0 },
    '@media (max-width: 640px)': { flexBasis: '100%' },
  },
  choice: {
    '@media (max-width: 640px)': {
      flexGrow: 1,
      flexBasis: '40%',
      minWidth: 0,
      '& select': { width: '100%', minWidth: 0 },
    },
  },
});

interface UserFiltersProps {
  readonly filter: UserFilter;
  readonly found: string | null;
  readonly clear: (() => void) | null;
}

/** Search, domain and state of the users wanted; where cards have no header also their order. */
export const UserFilters = ({ filter, found, clear }: UserFiltersProps) => {
  const text = useText();
  const styles = useStyles();
  const isCard = useNarrow(cardsUpTo);
  const names = useManagedDomains().data?.map(({ name }) => name) ?? [];
  const isOther = filter.domain !== null && !names.includes(filter.domain);
  return (
    <FilterBar found={found} clear={clear}>
      <div className={styles.search}>
        <SearchField
          label={text('users.search')}
          value={filter.search ?? ''}
          search={(search) => setRouteParam('search', search)}
        />
        <SearchHelp />
      </div>
      <Select
        className={styles.choice}
        aria-label={text('users.filter.domain')}
        value={filter.domain ?? ''}
        onChange={(_event, { value }) => setRouteParam('domain', value)}
      >
        <option value="">{text('users.filter.allDomains')}</option>
        {[...names, ...(isOther ? [filter.domain] : [])].map((name) => (
          <option key={name} value={name ?? ''}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        className={styles.choice}
        aria-label={text('users.filter.state')}
        value={filter.state ?? ''}
        onChange={(_event, { value }) => setRouteParam('state', value)}
      >
        <option value="">{text('users.filter.allStates')}</option>
        {userStates.map((state) => (
          <option key={state} value={state}>
            {text(`users.state.${state}`)}
          </option>
        ))}
      </Select>
      {isCard && (
        <Select
          className={styles.choice}
          aria-label={text('users.sort')}
          value={filter.sort}
          onChange={(_event, { value }) => setRouteParam('sort', value)}
        >
          {userSorts.map((sort) => (
            <option key={sort} value={sort}>
              {text(`users.sort.${sort}`)}
            </option>
          ))}
        </Select>
      )}
    </FilterBar>
  );
};

import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { changedSettings, changeReasons } from '../../../server/contract/change.ts';
import { useText } from '../../strings/text.ts';
import { FilterBar } from '../FilterBar.tsx';
import { SearchField } from '../SearchField.tsx';
import { type ChangeFilter, changeResults, clearFilter, setFilter } from './list-place.ts';

const useStyles = makeStyles({
  choice: {
    minWidth: 0,
    width: '11rem',
    '@media (max-width: 480px)': { width: `calc(50% - ${tokens.spacingHorizontalS})` },
  },
});

export interface FilterGroup {
  readonly groupId: string;
  readonly displayName: string;
}

interface ChangeFiltersProps {
  readonly filter: ChangeFilter;
  readonly groups: readonly FilterGroup[];
  /** Of a plan nothing has come yet. */
  readonly isPlan: boolean;
  /** How many rows are left; undefined = not known yet. */
  readonly total: number | undefined;
}

/** Search and filters of a list of changes; the address remembers them. */
export const ChangeFilters = ({ filter, groups, isPlan, total }: ChangeFiltersProps) => {
  const text = useText();
  const reasons = changeReasons
    .map((reason) => ({ value: reason, label: text(`changes.reason.${reason}`) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const settings = changedSettings
    .map((setting) => ({ value: setting, label: text.code('setting', setting) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const known = groups.some(({ groupId }) => groupId === filter.group);
  const named = filter.group && !known ? [{ value: filter.group, label: filter.group }] : [];
  return (
    <FilterBar
      found={total === undefined ? null : text('changes.found', { count: total })}
      clear={Object.keys(filter).length > 0 ? clearFilter : null}
    >
      <SearchField
        label={text('changes.search')}
        value={filter.search ?? ''}
        search={(search) => setFilter({ search })}
      />
      {(groups.length > 0 || filter.group) && (
        <Choice
          name="group"
          label={text('changes.filter.group')}
          all={text('changes.filter.allGroups')}
          value={filter.group}
          options={[
            ...groups.map(({ groupId, displayName }) => ({ value: groupId, label: displayName })),
            ...named,
          ]}
        />
      )}
      <Choice
        name="setting"
        label={text('changes.filter.setting')}
        all={text('changes.filter.allSettings')}
        value={filter.setting}
        options={settings}
      />
      <Choice
        name="reason"
        label={text('changes.filter.reason')}
        all={text('changes.filter.allReasons')}
        value={filter.reason}
        options={reasons}
      />
      {!isPlan && (
        <Choice
          name="result"
          label={text('changes.filter.result')}
          all={text('changes.filter.allResults')}
          value={filter.result}
          options={changeResults.map((result) => ({
            value: result,
            label: text(`changes.result.${result}`),
          }))}
        />
      )}
    </FilterBar>
  );
};

interface ChoiceProps {
  readonly name: keyof ChangeFilter;
  readonly label: string;
  /** The choice of none. */
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const Choice = ({ name, label, all, value = '', options }: ChoiceProps) => (
  <Select
    className={useStyles().choice}
    aria-label={label}
    value={value}
    onChange={(_event, { value: next }) => setFilter({ [name]: next || null })}
  >
    <option value="">{all}</option>
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
  </Select>
);

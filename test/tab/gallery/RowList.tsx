import { Body1, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import { useOffsetPages } from '../../../tab/api/use-offset-pages.ts';
import { DetailsDrawer } from '../../../tab/components/DetailsDrawer.tsx';
import { FilterBar } from '../../../tab/components/FilterBar.tsx';
import { LoadingRows } from '../../../tab/components/LoadingRows.tsx';
import { NoMatch } from '../../../tab/components/NoMatch.tsx';
import type { RowColumn, RowSort } from '../../../tab/components/rows-layout.ts';
import { SearchField } from '../../../tab/components/SearchField.tsx';
import { VirtualRows } from '../../../tab/components/VirtualRows.tsx';
import { useFormat } from '../../../tab/strings/LanguageProvider.tsx';
import { readSampleRows, type SampleRow } from './sample-rows.ts';

const columns: readonly RowColumn<SampleRow>[] = [
  {
    key: 'user',
    header: 'User',
    width: 'minmax(0, 2fr)',
    isSortable: true,
    cell: (row) => row.email,
  },
  { key: 'kind', header: 'What happens', width: '8rem', cell: (row) => row.kind },
  { key: 'group', header: 'Group', width: 'minmax(0, 2fr)', cell: (row) => row.group },
  { key: 'reason', header: 'Reason', cell: (row) => row.reason },
];

/** A list of 100,000 rows as a page has one: search, filter, sort, details. */
export const RowList = () => {
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<RowSort>({ column: 'user', isDescending: false });
  const [shown, setShown] = useState<SampleRow | null>(null);
  const list = useOffsetPages(['sample', search, sort], (request) =>
    readSampleRows(search, request),
  );
  const { total } = list;
  return (
    <>
      <FilterBar
        found={total === undefined ? null : `${format.number(total)} users`}
        clear={search === '' ? null : () => setSearch('')}
      >
        <SearchField label="Search users" value={search} search={setSearch} />
        <Switch label="Only errors" />
      </FilterBar>
      {total === undefined && <LoadingRows rows={6} />}
      {total === 0 && <NoMatch clear={() => setSearch('')} />}
      {total !== undefined && total > 0 && (
        <VirtualRows
          label="Users"
          columns={columns}
          total={total}
          rowAt={list.rowAt}
          onRange={list.onRange}
          open={setShown}
          isCurrent={(row) => row.email === shown?.email}
          sort={sort}
          sortBy={setSort}
          listName={`${search} ${sort.column} ${sort.isDescending}`}
        />
      )}
      <DetailsDrawer
        title={shown?.email ?? ''}
        subtitle="Contoso"
        isOpen={shown !== null}
        close={() => setShown(null)}
      >
        <Body1>{shown?.reason}</Body1>
      </DetailsDrawer>
    </>
  );
};

import {
  makeStyles,
  Table,
  TableBody,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import type { ChangeView } from '../../../server/contract/change.ts';
import { TableRegion } from '../../components/TableRegion.tsx';
import { useWords } from '../../strings/words.ts';
import { ChangeRow } from './ChangeRow.tsx';

const useStyles = makeStyles({
  table: { minWidth: '960px' },
  user: { width: '22%' },
  kind: { width: '112px' },
  settings: { width: '28%' },
});

/** Users with what becomes of them, why, and what came of it. */
export const ChangeTable = ({ rows }: { readonly rows: readonly ChangeView[] }) => {
  const { columns, title } = useWords().changes;
  const styles = useStyles();
  return (
    <TableRegion label={title}>
      <Table size="small" aria-label={title} className={styles.table}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell className={styles.user}>{columns.user}</TableHeaderCell>
            <TableHeaderCell className={styles.kind}>{columns.kind}</TableHeaderCell>
            <TableHeaderCell className={styles.settings}>{columns.settings}</TableHeaderCell>
            <TableHeaderCell>{columns.reason}</TableHeaderCell>
            <TableHeaderCell>{columns.group}</TableHeaderCell>
            <TableHeaderCell>{columns.result}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row, place) => (
            // a person without address may be in it twice: the place is the identity
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever added at the end
            <ChangeRow key={place} change={row} />
          ))}
        </TableBody>
      </Table>
    </TableRegion>
  );
};

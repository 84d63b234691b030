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
import { useText } from '../../strings/text.ts';
import { ChangeRow } from './ChangeRow.tsx';

const useStyles = makeStyles({
  table: { minWidth: '960px' },
  user: { width: '22%' },
  kind: { width: '112px' },
  settings: { width: '28%' },
});

/** Users with what becomes of them, why, and what came of it. */
export const ChangeTable = ({ rows }: { readonly rows: readonly ChangeView[] }) => {
  const text = useText();
  const title = text('changes.title');
  const styles = useStyles();
  return (
    <TableRegion label={title}>
      <Table size="small" aria-label={title} className={styles.table}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell className={styles.user}>{text('changes.column.user')}</TableHeaderCell>
            <TableHeaderCell className={styles.kind}>{text('changes.column.kind')}</TableHeaderCell>
            <TableHeaderCell className={styles.settings}>
              {text('changes.column.settings')}
            </TableHeaderCell>
            <TableHeaderCell>{text('changes.column.reason')}</TableHeaderCell>
            <TableHeaderCell>{text('changes.column.group')}</TableHeaderCell>
            <TableHeaderCell>{text('changes.column.result')}</TableHeaderCell>
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

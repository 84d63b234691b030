import { Caption1, makeStyles, TableCell, TableRow, tokens } from '@fluentui/react-components';
import type { ChangeView } from '../../../server/contract/change.ts';
import { type Mood, Status } from '../../components/Status.tsx';
import { useText } from '../../strings/text.ts';
import { SettingList } from './SettingList.tsx';

const useStyles = makeStyles({
  row: { ':last-child': { borderBottomStyle: 'none' } },
  cell: {
    verticalAlign: 'top',
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
  },
  aside: { color: tokens.colorNeutralForeground3, display: 'block' },
});

/** One user of a run. */
export const ChangeRow = ({ change }: { readonly change: ChangeView }) => {
  const text = useText();
  const styles = useStyles();
  const others = change.otherGroups.map(({ displayName }) => displayName).join(', ');
  return (
    <TableRow className={styles.row}>
      <TableCell className={styles.cell}>
        {change.email ?? text('changes.noAddress')}
        {change.previousEmail && (
          <Caption1 className={styles.aside}>
            {text('changes.formerly', { email: change.previousEmail })}
          </Caption1>
        )}
      </TableCell>
      <TableCell className={styles.cell}>{text(`changes.kind.${change.kind}`)}</TableCell>
      <TableCell className={styles.cell}>
        <SettingList settings={change.settings} />
      </TableCell>
      <TableCell className={styles.cell}>{text(`changes.reason.${change.reason}`)}</TableCell>
      <TableCell className={styles.cell}>
        {change.group?.displayName}
        {others && (
          <Caption1 className={styles.aside}>{text('changes.alsoIn', { groups: others })}</Caption1>
        )}
      </TableCell>
      <TableCell className={styles.cell}>
        <Result change={change} />
      </TableCell>
    </TableRow>
  );
};

const moods: Readonly<Record<NonNullable<ChangeView['result']>, Mood>> = {
  applied: 'good',
  failed: 'bad',
  held: 'held',
};

/** What came of a change; being skipped is normal, unless it is an error of that user. */
const Result = ({ change }: { readonly change: ChangeView }) => {
  const text = useText();
  const styles = useStyles();
  const result = change.result ?? (change.heldBy.length > 0 ? 'held' : null);
  return (
    <>
      {result && <Status mood={moods[result]}>{text(`changes.result.${result}`)}</Status>}
      {!result && change.kind !== 'skip' && (
        <Status mood="waiting">{text('changes.result.open')}</Status>
      )}
      {change.error && <Caption1 className={styles.aside}>{change.error.message}</Caption1>}
    </>
  );
};

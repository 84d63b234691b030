import {
  makeStyles,
  Switch,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { ChangeView } from '../../../server/contract/change.ts';
import type { UserView } from '../../../server/contract/user.ts';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { LoadingRows } from '../LoadingRows.tsx';
import { showAll } from './list-place.ts';
import { unchangedSettings } from './unchanged-settings.ts';
import { ValueParts } from './ValueParts.tsx';
import { valueParts } from './value-parts.ts';
import { valueText } from './value-text.ts';

const useStyles = makeStyles({
  cell: {
    verticalAlign: 'top',
    paddingTop: tokens.spacingVerticalSNudge,
    paddingBottom: tokens.spacingVerticalSNudge,
    overflowWrap: 'anywhere',
  },
  kept: { color: tokens.colorNeutralForeground3 },
  switch: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

interface NowAfterProps {
  readonly change: ChangeView;
  /** What stays as it is, is shown too. */
  readonly showsAll: boolean;
  /** The user as he is; undefined = not read yet, null = there is none. */
  readonly user: UserView | null | undefined;
}

/** The settings of a user now and after: what goes is struck out with "−", what comes is marked with "+". */
export const NowAfter = ({ change, showsAll, user }: NowAfterProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const kept = showsAll && user ? unchangedSettings(user, change) : [];
  const isApplied = change.result === 'applied';
  return (
    <>
      {change.settings.length + kept.length > 0 && (
        <Table size="small" aria-label={text('changes.nowAfter')}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell>{text('changes.property')}</TableHeaderCell>
              <TableHeaderCell>
                {text(isApplied ? 'changes.before' : 'changes.now')}
              </TableHeaderCell>
              <TableHeaderCell>{text('changes.after')}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {change.settings.map(({ setting, was, becomes }) => {
              const parts = valueParts(was, becomes);
              return (
                <TableRow key={setting}>
                  <TableCell className={styles.cell} title={setting}>
                    {text.code('setting', setting)}
                  </TableCell>
                  <TableCell className={styles.cell}>
                    <ValueParts parts={parts.now} />
                  </TableCell>
                  <TableCell className={styles.cell}>
                    <ValueParts parts={parts.after} />
                  </TableCell>
                </TableRow>
              );
            })}
            {kept.map(({ setting, value }) => (
              <TableRow key={setting}>
                <TableCell className={styles.cell} title={setting}>
                  {text.code('setting', setting)}
                </TableCell>
                {(['now', 'after'] as const).map((when) => (
                  <TableCell key={when} className={styles.cell}>
                    <span className={styles.kept}>{valueText(value, text, format)}</span>
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {change.email !== null && (
        <Switch
          className={styles.switch}
          checked={showsAll}
          label={text('changes.showUnchanged')}
          onChange={(_event, { checked }) => showAll(checked)}
        />
      )}
      {showsAll && user === undefined && <LoadingRows rows={3} />}
      {showsAll && user === null && <span>{text('changes.noUser')}</span>}
    </>
  );
};

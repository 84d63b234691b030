// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be laid out as a table
// biome-ignore-all lint/a11y/useFocusableInteractive: a header or cell is not interactive by itself
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RowColumn } from './rows-layout.ts';

const useStyles = makeStyles({
  cell: { minWidth: 0, overflowWrap: 'anywhere' },
  cardCell: {
    display: 'flex',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXXS,
  },
  cardTitle: { fontWeight: tokens.fontWeightSemibold },
  cardLabel: {
    flexShrink: 0,
    width: '7rem',
    maxWidth: '40%',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  value: { minWidth: 0 },
  // still, unlike a skeleton: there may be many of them while one scrolls
  awaited: {
    display: 'block',
    width: '60%',
    minWidth: tokens.spacingHorizontalXXXL,
    height: tokens.lineHeightBase300,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
  },
});

interface RowCellsProps<Row> {
  readonly columns: readonly RowColumn<Row>[];
  /** Undefined = still being read. */
  readonly row: Row | undefined;
  readonly isCard: boolean;
}

/** The cells of a row; in a card one below the other, each but the first with the name of its column. */
export const RowCells = <Row,>({ columns, row, isCard }: RowCellsProps<Row>) => {
  const styles = useStyles();
  return columns.map((column, place) => {
    const content: ReactNode =
      row === undefined ? <span className={styles.awaited} /> : column.cell(row);
    const isLeftOut = isCard && (content === null || (row === undefined && place > 2));
    return (
      <div
        key={column.key}
        role="cell"
        className={mergeClasses(
          styles.cell,
          isCard && !isLeftOut && styles.cardCell,
          isCard && place === 0 && styles.cardTitle,
        )}
      >
        {isCard && !isLeftOut && place > 0 && row !== undefined && (
          <span className={styles.cardLabel} aria-hidden>
            {column.header}
          </span>
        )}
        {isCard ? !isLeftOut && <div className={styles.value}>{content}</div> : content}
      </div>
    );
  });
};

// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be laid out as a table
// biome-ignore-all lint/a11y/useFocusableInteractive: a header or cell is not interactive by itself
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useText } from '../strings/text.ts';
import { gridTracks, type RowColumn, type RowSort } from './rows-layout.ts';
import { visuallyHidden } from './visually-hidden.ts';

const useStyles = makeStyles({
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  forReadersOnly: visuallyHidden,
  row: {
    display: 'grid',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalL}`,
  },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  sort: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    padding: 0,
    border: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    backgroundColor: 'transparent',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: tokens.strokeWidthThick,
    },
  },
  icon: { lineHeight: 0 },
});

interface RowsHeadProps<Row> {
  readonly columns: readonly RowColumn<Row>[];
  readonly sort: RowSort | null;
  readonly sortBy: ((sort: RowSort) => void) | undefined;
  /** Cards name their values themselves. */
  readonly isHidden: boolean;
}

/** The column headers; those that can be sorted by are buttons. */
export const RowsHead = <Row,>({ columns, sort, sortBy, isHidden }: RowsHeadProps<Row>) => {
  const styles = useStyles();
  return (
    <div role="rowgroup" className={mergeClasses(styles.head, isHidden && styles.forReadersOnly)}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles.row}
        style={{ gridTemplateColumns: gridTracks(columns) }}
      >
        {columns.map((column) => {
          const sorted = sort?.column === column.key ? sort : null;
          return (
            <div
              key={column.key}
              role="columnheader"
              className={styles.name}
              {...(sorted ? { 'aria-sort': sorted.isDescending ? 'descending' : 'ascending' } : {})}
            >
              {column.isSortable && sortBy && !isHidden ? (
                <SortButton
                  header={column.header}
                  sorted={sorted}
                  sort={() =>
                    sortBy({
                      column: column.key,
                      isDescending: sorted ? !sorted.isDescending : false,
                    })
                  }
                />
              ) : (
                column.header
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};

interface SortButtonProps {
  readonly header: string;
  readonly sorted: RowSort | null;
  readonly sort: () => void;
}

const SortButton = ({ header, sorted, sort }: SortButtonProps) => {
  const text = useText();
  const styles = useStyles();
  return (
    <button
      type="button"
      className={styles.sort}
      title={text('common.sortedBy', { column: header })}
      onClick={sort}
    >
      {header}
      <span className={styles.icon} aria-hidden>
        {sorted && (sorted.isDescending ? <ArrowDownRegular /> : <ArrowUpRegular />)}
      </span>
    </button>
  );
};

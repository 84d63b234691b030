// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be laid out as a table
import { makeStyles, tokens, useId } from '@fluentui/react-components';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useText } from '../strings/text.ts';
import { RowLine } from './RowLine.tsx';
import { RowsHead } from './RowsHead.tsx';
import type { RowColumn, RowSort } from './rows-layout.ts';
import { useNarrow } from './use-narrow.ts';
import { useRowKeys } from './use-row-keys.ts';

const cardsUpTo = 639;
/** Estimates in pixels; each row is measured once it is drawn. */
const heights = { row: 44, card: 148, head: 40 };

const useStyles = makeStyles({
  frame: {
    position: 'relative',
    overflow: 'auto',
    maxHeight: '70vh',
    // the browser's own correction would work against that of the virtualiser
    overflowAnchor: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  body: { position: 'relative' },
});

export interface VirtualRowsProps<Row> {
  readonly label: string;
  /** The same array while it means the same (`useMemo`): other columns draw every row anew. */
  readonly columns: readonly RowColumn<Row>[];
  readonly total: number;
  /** Undefined = still being read. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Tells which rows are in view, so that they can be read. */
  readonly onRange?: (start: number, end: number) => void;
  /** Opens a row: click or Enter. */
  readonly open?: (row: Row, index: number) => void;
  /** The row whose details are open. */
  readonly isCurrent?: (row: Row) => boolean;
  readonly sort?: RowSort | null;
  readonly sortBy?: (sort: RowSort) => void;
  /** Names the list; when it changes (another filter, another sort) the list begins at its top. */
  readonly listName?: string;
  /** The least width of the columns, a CSS length; in a narrower place the list scrolls sideways by itself. */
  readonly minWidth?: string;
}

/** A list of any length of which only the rows in view exist: a table with a fixed head, cards below 640 pixels. */
export const VirtualRows = <Row,>(props: VirtualRowsProps<Row>) => {
  const { columns, total, rowAt, onRange, open, isCurrent } = props;
  const text = useText();
  const styles = useStyles();
  const hint = useId('rows-hint');
  const isCard = useNarrow(cardsUpTo);
  const frame = useRef<HTMLDivElement>(null);
  const openAt = (index: number): void => {
    const row = rowAt(index);
    if (row !== undefined) open?.(row, index);
  };
  const { active, setActive, onKeyDown, virtualizerRef } = useRowKeys(total, open && openAt);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => (isCard ? heights.card : heights.row),
    scrollPaddingEnd: isCard ? 0 : heights.head,
    overscan: 8,
    // the row that has the focus stays, however far one scrolls from it
    rangeExtractor: useCallback(
      // in their order, or the tab key would run in circles
      (range: Range) =>
        [...new Set([active, ...defaultRangeExtractor(range)])].toSorted((one, two) => one - two),
      [active],
    ),
  });
  virtualizerRef.current = virtualizer;

  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  useEffect(() => onRange?.(startIndex, endIndex), [onRange, startIndex, endIndex]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another layout has other heights
  useEffect(() => virtualizer.measure(), [isCard, virtualizer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
    setActive(0);
  }, [props.listName]);

  return (
    <div
      role="table"
      ref={frame}
      className={styles.frame}
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-describedby={open && hint}
    >
      {open && (
        <span id={hint} hidden>
          {text('common.rowsHint')}
        </span>
      )}
      <div style={isCard ? undefined : { minWidth: props.minWidth ?? '44rem' }}>
        <RowsHead
          columns={columns}
          sort={props.sort ?? null}
          sortBy={props.sortBy}
          isHidden={isCard}
        />
        <div
          role="rowgroup"
          className={styles.body}
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <RowLine
                key={index}
                columns={columns}
                row={row}
                index={index}
                start={start}
                isCard={isCard}
                isActive={index === active}
                isCurrent={row !== undefined && isCurrent?.(row) === true}
                measure={virtualizer.measureElement}
                activate={() => setActive(index)}
                open={open && (() => openAt(index))}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
};

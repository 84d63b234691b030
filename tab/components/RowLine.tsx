// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be laid out as a table
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type Ref, useMemo } from 'react';
import { RowCells } from './RowCells.tsx';
import { gridTracks, type RowColumn } from './rows-layout.ts';

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalL}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})`,
    },
  },
  columns: { display: 'grid', alignItems: 'start', columnGap: tokens.spacingHorizontalM },
  canOpen: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  current: { backgroundColor: tokens.colorNeutralBackground1Selected },
});

interface RowLineProps<Row> {
  readonly columns: readonly RowColumn<Row>[];
  /** Undefined = still being read. */
  readonly row: Row | undefined;
  readonly index: number;
  /** Where it stands, in pixels from the top of the list. */
  readonly start: number;
  readonly isCard: boolean;
  /** Whether the tab key leads to it. */
  readonly isActive: boolean;
  readonly isCurrent: boolean;
  readonly measure: Ref<HTMLDivElement>;
  readonly activate: () => void;
  /** Absent = it cannot be opened. */
  readonly open: (() => void) | undefined;
}

/** One row of a long list, as columns or as a card. */
export const RowLine = <Row,>(props: RowLineProps<Row>) => {
  const { columns, row, index, isCard, open } = props;
  const styles = useStyles();
  // while the list is scrolled only new rows are drawn
  const cells = useMemo(
    () => <RowCells columns={columns} row={row} isCard={isCard} />,
    [columns, row, isCard],
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys of its rows
    <div
      role="row"
      ref={props.measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-busy={row === undefined}
      aria-current={props.isCurrent || undefined}
      tabIndex={props.isActive ? 0 : -1}
      className={mergeClasses(
        styles.row,
        !isCard && styles.columns,
        open && styles.canOpen,
        props.isCurrent && styles.current,
      )}
      style={{
        transform: `translateY(${props.start}px)`,
        ...(isCard ? {} : { gridTemplateColumns: gridTracks(columns) }),
      }}
      onFocus={props.activate}
      onClick={({ target }) => {
        if (target instanceof Element && !target.closest('a, button, input, label')) open?.();
      }}
    >
      {cells}
    </div>
  );
};

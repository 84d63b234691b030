import type { ReactNode } from 'react';

/** A column of `VirtualRows`. */
export interface RowColumn<Row> {
  readonly key: string;
  readonly header: string;
  /** A track of a CSS grid, such as `8rem`; `minmax(0, 1fr)` if absent. */
  readonly width?: string;
  readonly isSortable?: boolean;
  /** The content of its cell; null = nothing, which a card leaves out. */
  readonly cell: (row: Row) => ReactNode;
}

export interface RowSort {
  readonly column: string;
  readonly isDescending: boolean;
}

/** The tracks of all columns. */
export const gridTracks = (columns: readonly { readonly width?: string }[]): string =>
  columns.map(({ width }) => width ?? 'minmax(0, 1fr)').join(' ');

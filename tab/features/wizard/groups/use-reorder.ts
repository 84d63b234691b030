import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** Where a row that is dragged would come to stand. */
export interface Drag {
  readonly from: number;
  readonly to: number;
}

/** So near to the edge of the window a dragged row scrolls the page. */
const edge = 72;
const scrollStep = 24;

interface ReorderOptions {
  /** The ids of the rows as they stand. */
  readonly ids: readonly string[];
  readonly move: (from: number, to: number) => void;
}

/** Moves rows of a list by buttons, by Alt and an arrow, and by dragging; what had the focus keeps it. */
export const useReorder = ({ ids, move }: ReorderOptions) => {
  const list = useRef<HTMLOListElement>(null);
  const focused = useRef<HTMLElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const order = ids.join();
  // a row that is put elsewhere in the document loses the focus
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the order
  useLayoutEffect(() => {
    const before = focused.current;
    focused.current = null;
    if (before?.isConnected && document.activeElement !== before) before.focus();
  }, [order]);
  useEffect(() => {
    if (drag === null) return;
    const cancel = ({ key }: globalThis.KeyboardEvent): void => {
      if (key === 'Escape') setDrag(null);
    };
    window.addEventListener('keydown', cancel);
    return () => window.removeEventListener('keydown', cancel);
  }, [drag]);

  const moveTo = (from: number, to: number): void => {
    if (to < 0 || to >= ids.length || from === to) return;
    focused.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    move(from, to);
  };
  const placeAt = (y: number): number => {
    const rows = [...(list.current?.children ?? [])].slice(0, ids.length);
    const above = rows.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2 < y;
    });
    return above.length;
  };
  /** Between which rows the line is drawn: before the row with this number. */
  const dropBefore =
    drag === null || drag.to === drag.from ? null : drag.to > drag.from ? drag.to + 1 : drag.to;
  return {
    list,
    dragged: drag?.from ?? null,
    dropBefore,
    moveTo,
    onRowKeyDown: (index: number) => (event: KeyboardEvent<HTMLElement>) => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      moveTo(index, event.key === 'ArrowUp' ? index - 1 : index + 1);
    },
    handleOf: (index: number) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: index, to: index });
      },
      onPointerMove: ({ clientY }: PointerEvent<HTMLElement>) => {
        if (drag === null) return;
        if (clientY < edge) window.scrollBy(0, -scrollStep);
        if (clientY > window.innerHeight - edge) window.scrollBy(0, scrollStep);
        const gap = placeAt(clientY);
        setDrag({ from: drag.from, to: gap > drag.from ? gap - 1 : gap });
      },
      onPointerUp: () => {
        if (drag !== null) moveTo(drag.from, drag.to);
        setDrag(null);
      },
      onPointerCancel: () => setDrag(null),
    }),
  };
};

export type Reorder = ReturnType<typeof useReorder>;

/** The list with one item put elsewhere. */
export const moved = <Item>(items: readonly Item[], from: number, to: number): readonly Item[] => {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? items : [...rest.slice(0, to), item, ...rest.slice(to)];
};

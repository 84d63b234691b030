import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

type Rows = Virtualizer<HTMLDivElement, HTMLDivElement>;

const stepOf = (key: string, page: number, total: number): number | null => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -total,
    End: total,
  };
  return steps[key] ?? null;
};

/** Lets one row at a time take the focus: arrows, Page Up and Down, Home and End move it, also to rows not drawn yet. */
export const useRowKeys = (total: number, open: ((index: number) => void) | undefined) => {
  const [chosen, setChosen] = useState(0);
  const active = Math.max(0, Math.min(chosen, total - 1));
  const isMoving = useRef(false);
  const virtualizerRef = useRef<Rows>(null);

  // after each drawing, as a row far away is drawn only once it was scrolled to
  useEffect(() => {
    if (!isMoving.current) return;
    const row = virtualizerRef.current?.elementsCache.get(active);
    if (!row?.isConnected) return;
    isMoving.current = false;
    row.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.index !== undefined;
    if (!isOnRow || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && open) {
      event.preventDefault();
      open(active);
      return;
    }
    const range = virtualizerRef.current?.range;
    const page = range ? Math.max(1, range.endIndex - range.startIndex - 1) : 1;
    const step = stepOf(event.key, page, total);
    if (step === null) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(total - 1, active + step));
    isMoving.current = true;
    setChosen(next);
    virtualizerRef.current?.scrollToIndex(next);
  };
  return { active, setActive: setChosen, onKeyDown, virtualizerRef };
};

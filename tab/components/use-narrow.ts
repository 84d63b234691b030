import { useCallback, useSyncExternalStore } from 'react';

/** Whether the window is at most this wide, in pixels. */
export const useNarrow = (pixels: number): boolean => {
  const watch = useCallback(
    (changed: () => void) => {
      const query = window.matchMedia(`(max-width: ${pixels}px)`);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    [pixels],
  );
  return useSyncExternalStore(watch, () => window.matchMedia(`(max-width: ${pixels}px)`).matches);
};

/**
 * A map that also knows positions: entries keep theirs for life and a removed one leaves a hole,
 * so a page can go on at a position in constant time, whatever was added or removed in between.
 */
export interface Slots<T> {
  /** How many entries there are. */
  readonly size: () => number;
  /** One past the last position, holes included. */
  readonly end: () => number;
  readonly at: (position: number) => T | undefined;
  readonly get: (key: string) => T | undefined;
  readonly has: (key: string) => boolean;
  /** Adds the entry at the end, or replaces it where it stands. */
  readonly set: (key: string, value: T) => void;
  readonly remove: (key: string) => boolean;
  readonly values: () => Generator<T>;
}

/** An empty map with positions. */
export function createSlots<T>(): Slots<T> {
  const entries: (T | undefined)[] = [];
  const positions = new Map<string, number>();
  const at = (position: number): T | undefined => entries[position];
  return {
    size: () => positions.size,
    end: () => entries.length,
    at,
    has: (key) => positions.has(key),
    get: (key) => {
      const position = positions.get(key);
      return position === undefined ? undefined : entries[position];
    },
    set: (key, value) => {
      const position = positions.get(key);
      if (position !== undefined) {
        entries[position] = value;
        return;
      }
      positions.set(key, entries.length);
      entries.push(value);
    },
    remove: (key) => {
      const position = positions.get(key);
      if (position === undefined) return false;
      entries[position] = undefined;
      positions.delete(key);
      return true;
    },
    values: function* () {
      for (const entry of entries) if (entry !== undefined) yield entry;
    },
  };
}

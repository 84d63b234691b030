/** Writes that exist already, though readers do not see them yet. */
export interface Replication {
  /** Applies the write after the lag, but never before an earlier one. */
  readonly write: (id: string, apply: () => void) => void;
  /** Announces an object that a write still under way creates. */
  readonly expect: (id: string) => void;
  readonly isExpected: (id: string) => boolean;
  /** Applies every write that is due at the moment. */
  readonly settle: (moment: number) => void;
}

interface Pending {
  readonly due: number;
  readonly apply: () => void;
}

/** The lag between a write and what readers see, as directories with several replicas have. */
export function createReplication(deps: {
  readonly now: () => number;
  readonly lag: () => number;
}): Replication {
  let pending: Pending[] = [];
  const expected = new Set<string>();
  return {
    write: (id, apply) => {
      const whole = (): void => {
        apply();
        expected.delete(id);
      };
      if (deps.lag() > 0 || pending.length > 0) {
        pending.push({ due: deps.now() + deps.lag(), apply: whole });
      } else {
        whole();
      }
    },
    expect: (id) => {
      expected.add(id);
    },
    isExpected: (id) => expected.has(id),
    settle: (moment) => {
      const firstOpen = pending.findIndex(({ due }) => due > moment);
      const count = firstOpen < 0 ? pending.length : firstOpen;
      const due = pending.slice(0, count);
      pending = pending.slice(count);
      for (const { apply } of due) apply();
    },
  };
}

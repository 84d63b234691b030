import type { Health } from '../../server/ports/stores.ts';

export interface FakeHealth extends Health {
  /** From now on pinging fails with this; null = it answers. */
  fail(error: Error | null): void;
}

/** A database that answers until told otherwise. */
export const createFakeHealth = (): FakeHealth => {
  let failure: Error | null = null;
  return {
    ping: async () => {
      if (failure !== null) throw failure;
    },
    fail: (error) => {
      failure = error;
    },
  };
};

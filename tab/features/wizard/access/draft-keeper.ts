import type { DraftInput, DraftView } from '../../../../server/contract/draft.ts';

/** How far what was typed is kept on the server. */
export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Keeps what is typed on the server, a moment after the last key. */
export interface DraftKeeper {
  readonly state: () => DraftState;
  readonly watch: (changed: () => void) => () => void;
  /** Keeps it soon; a secret once given is sent once. */
  readonly keep: (input: DraftInput) => void;
  /** Settles when all that was to be kept is on the server; fails as sending failed. */
  readonly flush: () => Promise<void>;
  /** Nothing more is kept: what was typed is saved or given up. Waits for what is on its way. */
  readonly end: () => Promise<void>;
}

interface Deps {
  readonly send: (input: DraftInput) => Promise<DraftView>;
  readonly initial: DraftState;
  /** How long nothing more may be typed before it is sent, in milliseconds. */
  readonly quietMs: number;
}

/** Sends one version after the other, always the newest, and what failed again with the next one. */
export const createDraftKeeper = ({ send, initial, quietMs }: Deps): DraftKeeper => {
  let state = initial;
  let pending: DraftInput | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> = Promise.resolve();
  const watchers = new Set<() => void>();
  const become = (next: DraftState): void => {
    state = next;
    for (const changed of watchers) changed();
  };
  const sendPending = async (): Promise<void> => {
    const input = pending;
    if (input === null) return;
    pending = null;
    try {
      const { savedAt } = await send(input);
      if (pending === null) become(savedAt ? { kind: 'saved', at: savedAt } : { kind: 'none' });
    } catch (error) {
      pending = { ...input, ...(pending ?? {}) };
      become({ kind: 'failed', error });
      throw error;
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    // after what is on its way, whatever comes of that
    sending = sending.catch(() => undefined).then(sendPending);
    return sending;
  };
  return {
    state: () => state,
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    keep: (input) => {
      pending = { ...pending, ...input };
      if (state.kind !== 'saving') become({ kind: 'saving' });
      clearTimeout(timer);
      // the state tells of a failure
      timer = setTimeout(() => void flush().catch(() => undefined), quietMs);
    },
    flush,
    end: async () => {
      clearTimeout(timer);
      pending = null;
      await sending.catch(() => undefined);
      // a failure on the way would have it sent again
      pending = null;
      become({ kind: 'none' });
    },
  };
};

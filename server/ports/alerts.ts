import type { Alert, RunStanding, WatchedTask } from '../domain/alert.ts';
import type { TaskId } from '../domain/ids.ts';

/** Reads what decides about alerts; one operation each, however many tasks there are. */
export interface StandingReader {
  /** Tasks of all tenants, at most `limit`: for the background, never for a request. */
  tasks(limit: number): Promise<readonly WatchedTask[]>;
  /** How the runs of these tasks went; tasks without any are left out. */
  runs(taskIds: readonly TaskId[]): Promise<ReadonlyMap<TaskId, RunStanding>>;
  /** When the changes of the directory were followed last for each of these tasks (RFC 3339), if they ever were. */
  followed(taskIds: readonly TaskId[]): Promise<ReadonlyMap<TaskId, string>>;
}

/** An alert and what of it was posted. */
export interface KeptAlert {
  /** Of its task and code; there is one at a time. */
  readonly alertId: string;
  readonly task: Pick<WatchedTask, 'taskId' | 'tenantId' | 'number' | 'name'>;
  /** As raised last. */
  readonly alert: Alert;
  readonly state: 'raised' | 'ended';
  /** What is to be known outside: the state, and the occasion of a raised one. */
  readonly wanted: string;
  /** What was posted last; null = nothing yet. */
  readonly posted: string | null;
  /** RFC 3339: when it was raised, or ended. */
  readonly changedAt: string;
  /** Tries to post what is wanted, since it was posted last. */
  readonly attempts: number;
  /** Not to be posted before; also while somebody posts it. */
  readonly notBefore: string;
}

/** Raised alerts, until their end was posted. */
export interface AlertStore {
  /** At most `limit`. */
  all(limit: number): Promise<readonly KeptAlert[]>;
  /** Keeps an alert as raised at a moment, unless something later is known of it. */
  raise(task: KeptAlert['task'], alert: Alert, at: string): Promise<void>;
  /** Keeps that it ended at a moment, unless something later is known; one that nobody heard of is forgotten. */
  end(kept: KeptAlert, at: string): Promise<void>;
  /** Takes the posting of what is wanted until a moment; false if it is not due any more, or somebody else took it. */
  claim(kept: KeptAlert, now: string, until: string): Promise<boolean>;
  /** It was posted; with the end nothing is kept. */
  posted(kept: KeptAlert): Promise<void>;
  /** It could not be posted; it is due again later. */
  postpone(kept: KeptAlert, notBefore: string): Promise<void>;
}

/** What is told outside of an alert. */
export interface AlertNotice {
  readonly event: 'raised' | 'ended';
  readonly task: KeptAlert['task'];
  readonly alert: Alert;
  /** RFC 3339: when it was raised, or ended. */
  readonly at: string;
}

export type Posting =
  | { readonly ok: true }
  /** `why` has neither the address nor anything of the answer's body in it. */
  | { readonly ok: false; readonly why: string; readonly retryAfterMs: number | null };

/** Where alerts are told. Never throws; ends within its own bound of time, and at once with the signal. */
export type PostAlert = (notice: AlertNotice, signal: AbortSignal) => Promise<Posting>;

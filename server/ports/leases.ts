import type { TaskId } from '../domain/ids.ts';

/** The right to work on one task until `expiresAt`; `token` grows with each new holder, so a late one is recognised. */
export interface Lease {
  readonly taskId: TaskId;
  readonly holder: string;
  readonly token: number;
}

/** One run per task at a time, over all server processes. Each operation is one conditional statement. */
export interface Leases {
  /** The lease, with a token larger than any before, if it is free, expired or the holder's own; null if another holds it. */
  acquire(taskId: TaskId, holder: string, now: Date, ttlMs: number): Promise<Lease | null>;
  /** Extends it; false if it was lost. */
  renew(lease: Lease, now: Date, ttlMs: number): Promise<boolean>;
  /** Gives it back at once; without effect if it was lost. */
  release(lease: Lease): Promise<void>;
}

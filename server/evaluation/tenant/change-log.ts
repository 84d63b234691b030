import { randomUUID } from 'node:crypto';
import type { ObjectType } from './records.ts';

/** One thing that happened in the directory, as delta queries and notifications need it. */
export type Change =
  | {
      readonly kind: 'object';
      readonly type: 'user' | 'group';
      readonly id: string;
      /** created and restored count as a full representation; removed is told by the object's state. */
      readonly what: 'created' | 'updated' | 'removed' | 'restored';
      /** Names of the changed properties; empty unless updated. */
      readonly properties: readonly string[];
      /** True if the object is gone for good. */
      readonly permanent: boolean;
    }
  | {
      readonly kind: 'member';
      readonly type: 'group';
      readonly id: string;
      readonly member: { readonly id: string; readonly type: ObjectType };
      readonly what: 'added' | 'removed';
    };

/** Every change since the start, by its number; a delta token is such a number. */
export interface ChangeLog {
  readonly append: (change: Change) => void;
  readonly at: (number: number) => Change | undefined;
  readonly end: () => number;
  /** Names this log; tokens that carry another name belong to a log that is gone. */
  readonly epoch: () => string;
  /** Makes every token so far belong to a log that is gone, as a migration of the tenant does. */
  readonly renew: () => void;
}

/** An empty log. */
export function createChangeLog(): ChangeLog {
  const changes: Change[] = [];
  let epoch: string = randomUUID();
  return {
    append: (change) => {
      changes.push(change);
    },
    at: (number) => changes[number],
    end: () => changes.length,
    epoch: () => epoch,
    renew: () => {
      epoch = randomUUID();
    },
  };
}

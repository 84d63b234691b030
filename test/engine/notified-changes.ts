import fc from 'fast-check';
import { groupChanges, type ModelCopy, personChanges } from '../fakes/directory-snapshot.ts';

/** What becomes of one notification on its way. */
export interface Fate {
  readonly times: 0 | 1 | 2;
  readonly delayMs: number;
}

const delayMs = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20_000 }));

/** Late, twice and out of order, but never lost. */
export const kindly: fc.Arbitrary<Fate> = fc.record({
  times: fc.constantFrom(1 as const, 1 as const, 2 as const),
  delayMs,
});

/** Every third is lost. */
export const cruelly: fc.Arbitrary<Fate> = fc.record({
  times: fc.constantFrom(0 as const, 1 as const, 2 as const),
  delayMs,
});

/** A group or user that a subscriber is told of. */
export interface Notified {
  readonly about: 'groups' | 'users';
  readonly objectId: string;
}

/** What Graph notifies of the changes between two moments: that something changed, and of which object. */
export const notifiedBetween = (
  was: ModelCopy,
  is: ModelCopy,
  now: string,
): readonly Notified[] => [
  ...groupChanges(was, is, () => true).map(({ groupId }) => ({
    about: 'groups' as const,
    objectId: groupId,
  })),
  ...personChanges(was, is, now).map(({ objectId }) => ({ about: 'users' as const, objectId })),
];

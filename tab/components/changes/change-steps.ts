import type { ChangeView } from '../../../server/contract/change.ts';
import type { Mood } from '../Status.tsx';
import { resultOf } from './ChangeResult.tsx';

export const stepNames = ['read', 'scope', 'group', 'actions', 'result'] as const;

/** One of the steps in which it was decided what becomes of a user. */
export interface ChangeStep {
  readonly name: (typeof stepNames)[number];
  readonly mood: Mood;
  /** It was not come to, as a step before ended it. */
  readonly isReached: boolean;
}

type Decided = Pick<ChangeView, 'kind' | 'reason' | 'group' | 'result' | 'heldBy' | 'error'>;

/** Where a skipped user is out of it. */
const endOf = ({ kind, reason }: Decided): (typeof stepNames)[number] | null => {
  if (kind !== 'skip') return null;
  if (reason === 'unreadable-member' || reason === 'frozen-group') return 'read';
  return reason === 'no-sync' || reason === 'protected' ? 'actions' : 'scope';
};

const resultMood = (change: Decided): Mood => {
  const result = resultOf(change);
  if (result === 'applied') return 'good';
  if (result === 'failed' || change.error) return 'bad';
  if (result === 'held') return 'held';
  return change.kind === 'skip' ? 'neutral' : 'waiting';
};

/** The steps of a change, in order: as far as it came, and how each of them ended. */
export const changeSteps = (change: Decided): readonly ChangeStep[] => {
  const end = endOf(change);
  const last = end === null ? stepNames.length : stepNames.indexOf(end);
  return stepNames.map((name, place): ChangeStep => {
    if (name === 'result') return { name, mood: resultMood(change), isReached: true };
    if (place > last) return { name, mood: 'neutral', isReached: false };
    if (place === last) return { name, mood: change.error ? 'bad' : 'neutral', isReached: true };
    return { name, mood: 'good', isReached: true };
  });
};

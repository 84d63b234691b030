import type { TaskView } from '../../../server/contract/task.ts';
import type { Mood } from '../../components/Status.tsx';

/** How the live updates of a task stand, as it is told; `beginning` and `incomplete` are no faults. */
export type LiveStanding = TaskView['liveSync']['state'] | 'beginning' | 'incomplete';

type Standing = Pick<TaskView, 'paused' | 'missing'> & {
  readonly liveSync: Pick<TaskView['liveSync'], 'enabled' | 'state' | 'checkedAt'>;
};

/** How live updates stand; null where that is not worth a line, as in a task that is paused. */
export const liveStanding = ({ paused, missing, liveSync }: Standing): LiveStanding | null => {
  if (paused) return null;
  if (!liveSync.enabled) return 'off';
  if (missing.length > 0) return 'incomplete';
  if (liveSync.state === 'degraded' && liveSync.checkedAt === null) return 'beginning';
  return liveSync.state;
};

/** How it is to be shown. */
export const liveMoods: Readonly<Record<LiveStanding, Mood>> = {
  on: 'good',
  degraded: 'held',
  polling: 'waiting',
  off: 'neutral',
  beginning: 'waiting',
  incomplete: 'waiting',
};

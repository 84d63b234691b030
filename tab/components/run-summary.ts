import type { ChangeView } from '../../server/contract/change.ts';
import type { RunView } from '../../server/contract/run.ts';
import type { Text } from '../strings/text.ts';
import type { Mood } from './Status.tsx';

const written = ['create', 'update', 'disable', 'enable', 'rename'] as const;
type Counts = RunView['counts'];

/** How many rows of each kind a run has; users that are errors are among the skipped. */
export const rowCounts = (counts: Counts): Readonly<Record<ChangeView['kind'], number>> => ({
  create: counts.create,
  update: counts.update,
  disable: counts.disable,
  enable: counts.enable,
  rename: counts.rename,
  skip: counts.skipped + counts.error,
});

/** What a run did, in words; of a run that did not do all of it, how much. */
export const actionsPerformed = (counts: Counts, text: Text): readonly string[] => {
  const total = written.reduce((sum, kind) => sum + counts[kind], 0);
  if (total === 0) return [text('sync.noChanges')];
  if (counts.applied === total)
    return written
      .filter((kind) => counts[kind] > 0)
      .map((kind) => text(`sync.count.${kind}`, { count: counts[kind] }));
  return [
    text('sync.partly', { applied: counts.applied, total }),
    ...(counts.held > 0 ? [text('sync.held', { count: counts.held })] : []),
    ...(counts.failed > 0 ? [text('sync.failed', { count: counts.failed })] : []),
  ];
};

const moods: Readonly<Record<RunView['state'], Mood>> = {
  queued: 'waiting',
  reading: 'waiting',
  planning: 'waiting',
  applying: 'waiting',
  done: 'good',
  held: 'held',
  failed: 'bad',
  cancelled: 'neutral',
};

/** How a run is to be shown; one that is done but not a success is bad. */
export const runMood = ({ state, success }: Pick<RunView, 'state' | 'success'>): Mood =>
  state === 'done' && success === false ? 'bad' : moods[state];

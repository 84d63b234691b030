import { useState } from 'react';
import type { TaskView } from '../../../server/contract/task.ts';
import { isActive } from '../../api/run-state.ts';
import { actionsPerformed } from '../../components/run-summary.ts';
import { useText } from '../../strings/text.ts';

/** What to read out about the tasks started here: each stage once, and the result. */
export const useAnnouncements = (
  tasks: readonly TaskView[],
): readonly [string, (taskId: string) => void] => {
  const text = useText();
  const [followed, setFollowed] = useState<ReadonlySet<string>>(new Set());
  const said = tasks
    .filter(({ taskId }) => followed.has(taskId))
    .flatMap(({ name, lastRun }) => {
      if (lastRun === null) return [];
      const state = `${name}: ${text(`sync.state.${lastRun.state}`)}`;
      return isActive(lastRun)
        ? [state]
        : [[state, ...actionsPerformed(lastRun.counts, text)].join(', ')];
    })
    .join('. ');
  return [said, (taskId) => setFollowed((before) => new Set(before).add(taskId))];
};

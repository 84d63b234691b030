import { useState } from 'react';
import type { TaskView } from '../../../server/contract/task.ts';
import { isActive } from '../../api/run-state.ts';
import { actionsPerformed } from '../../components/run-summary.ts';
import { useFormat, useWords } from '../../strings/words.ts';

/** What to read out about the tasks started here: each stage once, and the result. */
export const useAnnouncements = (
  tasks: readonly TaskView[],
): readonly [string, (taskId: string) => void] => {
  const words = useWords();
  const format = useFormat();
  const [followed, setFollowed] = useState<ReadonlySet<string>>(new Set());
  const text = tasks
    .filter(({ taskId }) => followed.has(taskId))
    .flatMap(({ name, lastRun }) => {
      if (lastRun === null) return [];
      const state = `${name}: ${words.run.states[lastRun.state]}`;
      return isActive(lastRun)
        ? [state]
        : [[state, ...actionsPerformed(lastRun.counts, words, format)].join(', ')];
    })
    .join('. ');
  return [text, (taskId) => setFollowed((before) => new Set(before).add(taskId))];
};

import type { TaskView } from '../../server/contract/task.ts';
import type { Text } from '../strings/text.ts';

type Incomplete = Pick<TaskView, 'selectedDomains' | 'missing'>;

/** What is still to be configured before a task can run, in words: "Still missing: a domain"; null = nothing. */
export const missingText = (
  { selectedDomains, missing }: Incomplete,
  text: Text,
): string | null => {
  if (missing.length === 0) return null;
  const lacksDomain = selectedDomains === 0;
  const lacksGroup = missing.length > (lacksDomain ? 1 : 0);
  const what = [
    ...(lacksDomain ? [text('tasks.missing.domain')] : []),
    ...(lacksGroup ? [text('tasks.missing.group')] : []),
  ];
  return text('tasks.missing', { what: what.join(', ') });
};

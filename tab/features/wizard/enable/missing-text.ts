import type { TaskView } from '../../../../server/contract/task.ts';
import type { Text } from '../../../strings/text.ts';

/** What a task lacks before it can be tested or switched on, and where that is done. */
export const missingText = (
  { selectedDomains, missing }: Pick<TaskView, 'selectedDomains' | 'missing'>,
  text: Text,
): string => {
  const lacksDomain = selectedDomains === 0;
  const lacksGroup = missing.length > (lacksDomain ? 1 : 0);
  return [
    ...(lacksDomain ? [text('enable.missingDomain')] : []),
    ...(lacksGroup ? [text('enable.missingGroup')] : []),
  ].join(' ');
};

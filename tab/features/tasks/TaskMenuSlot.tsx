import { Button } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import type { TaskView } from '../../../server/contract/task.ts';
import { LaterWords } from '../../strings/LanguageProvider.tsx';
import type { TaskActs } from './use-task-acts.ts';

const TaskMenu = lazy(async () => ({ default: (await import('./TaskMenu.tsx')).TaskMenu }));

interface TaskMenuSlotProps {
  readonly task: TaskView;
  readonly acts: TaskActs;
  readonly mayChange: boolean;
}

/** The menu of a task, once it and its words are loaded; its place is kept until then. */
export const TaskMenuSlot = (props: TaskMenuSlotProps) => (
  <Suspense
    fallback={<Button aria-hidden disabled appearance="subtle" icon={<MoreHorizontalRegular />} />}
  >
    <LaterWords>
      <TaskMenu {...props} />
    </LaterWords>
  </Suspense>
);

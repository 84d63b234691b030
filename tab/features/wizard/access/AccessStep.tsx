import type { TaskView } from '../../../../server/contract/task.ts';
import { problemOf } from '../../../api/problem.ts';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { ProblemBar } from '../../../components/ProblemBar.tsx';
import { WizardFooter } from '../WizardFooter.tsx';
import { isOpenTo, stepHref } from '../wizard-steps.ts';
import { AccessForm } from './AccessForm.tsx';
import { newTaskDraft, useDraft } from './use-draft.ts';

interface AccessStepProps {
  /** Null = a new one. */
  readonly task: TaskView | null;
  readonly mayChange: boolean;
}

/** Step 1: what the task is called and how it gets at the tenant. Begins with what was typed before and not saved. */
export const AccessStep = ({ task, mayChange }: AccessStepProps) => {
  const draft = useDraft(task?.taskId ?? newTaskDraft, mayChange);
  if (!mayChange)
    return (
      <>
        <AccessForm task={task} draft={null} mayChange={false} />
        {task && isOpenTo(task, 'domains') && (
          <WizardFooter nextHref={stepHref(task.taskId, 'domains')} />
        )}
      </>
    );
  if (draft.data) return <AccessForm task={task} draft={draft.data} mayChange />;
  return draft.error ? (
    <ProblemBar problem={problemOf(draft.error)} retry={draft.refetch} />
  ) : (
    <LoadingRows rows={8} />
  );
};

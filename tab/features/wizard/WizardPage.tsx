import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { lazy, useEffect } from 'react';
import type { TaskView } from '../../../server/contract/task.ts';
import { problemOf } from '../../api/problem.ts';
import { useTask } from '../../api/tasks.ts';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { hrefOf, type WizardStep } from '../../navigation/route.ts';
import { goTo, replaceWith } from '../../navigation/use-route.ts';
import { useText } from '../../strings/text.ts';
import { WizardFooter } from './WizardFooter.tsx';
import { WizardFrame } from './WizardFrame.tsx';
import { firstOpenStep, isOpenTo, stepHref } from './wizard-steps.ts';

const AccessStep = lazy(async () => ({
  default: (await import('./access/AccessStep.tsx')).AccessStep,
}));
const ActionsPage = lazy(async () => ({
  default: (await import('./groups/ActionsPage.tsx')).ActionsPage,
}));
const DomainsStep = lazy(async () => ({
  default: (await import('./domains/DomainsStep.tsx')).DomainsStep,
}));
const EnableStep = lazy(async () => ({
  default: (await import('./enable/EnableStep.tsx')).EnableStep,
}));
const GroupsStep = lazy(async () => ({
  default: (await import('./groups/GroupsStep.tsx')).GroupsStep,
}));
const TestStep = lazy(async () => ({
  default: (await import('./check/TestStep.tsx')).TestStep,
}));

interface WizardPageProps {
  /** Null = a new task. */
  readonly taskId: string | null;
  /** Null = the first one that is not done. */
  readonly step: WizardStep | null;
  /** The group whose actions are edited; null = none. */
  readonly groupId: string | null;
  readonly mayChange: boolean;
}

/** Sets a task up, step by step. */
export const WizardPage = ({ taskId, step, groupId, mayChange }: WizardPageProps) => {
  const { data: task, error, refetch } = useTask(taskId);
  if (taskId === null)
    return (
      <WizardFrame task={null} isNew step="access" mayChange={mayChange}>
        <AccessStep task={null} mayChange={mayChange} />
      </WizardFrame>
    );
  if (!task)
    return (
      <WizardFrame task={null} step={step ?? 'access'} mayChange={mayChange}>
        {error ? (
          <ProblemBar problem={problemOf(error)} retry={refetch} />
        ) : (
          <LoadingRows rows={6} />
        )}
      </WizardFrame>
    );
  if (step === null) return <GoTo href={stepHref(taskId, firstOpenStep(task))} />;
  if (groupId !== null)
    return (
      <ActionsPage
        key={groupId}
        task={task}
        groupId={groupId}
        mayChange={mayChange}
        backHref={stepHref(taskId, 'groups')}
      />
    );
  return (
    <WizardFrame task={task} step={step} mayChange={mayChange}>
      {isOpenTo(task, step) ? (
        <StepBody task={task} step={step} mayChange={mayChange} />
      ) : (
        <ClosedStep taskId={taskId} />
      )}
    </WizardFrame>
  );
};

/** Leads on, so that "back" leads past it. */
const GoTo = ({ href }: { readonly href: string }) => {
  useEffect(() => replaceWith(href), [href]);
  return null;
};

/** A step that needs the access first. */
const ClosedStep = ({ taskId }: { readonly taskId: string }) => {
  const text = useText();
  return (
    <>
      <MessageBar layout="multiline">
        <MessageBarBody>{text('wizard.closed')}</MessageBarBody>
      </MessageBar>
      <WizardFooter
        primary={
          <Button appearance="primary" onClick={() => goTo(stepHref(taskId, 'access'))}>
            {text('wizard.toAccess')}
          </Button>
        }
      />
    </>
  );
};

interface StepBodyProps {
  readonly task: TaskView;
  readonly step: WizardStep;
  readonly mayChange: boolean;
}

const StepBody = ({ task, step, mayChange }: StepBodyProps) => {
  const to = (name: WizardStep): string => stepHref(task.taskId, name);
  switch (step) {
    case 'access':
      return <AccessStep key={task.taskId} task={task} mayChange={mayChange} />;
    case 'domains':
      return (
        <DomainsStep {...{ task, mayChange }} backHref={to('access')} nextHref={to('groups')} />
      );
    case 'groups':
      return <GroupsStep {...{ task, mayChange }} backHref={to('domains')} nextHref={to('test')} />;
    case 'test':
      return <TestStep {...{ task, mayChange }} backHref={to('groups')} nextHref={to('enable')} />;
    case 'enable':
      return (
        <EnableStep
          {...{ task, mayChange }}
          backHref={to('test')}
          nextHref={hrefOf({ page: 'task', taskId: task.taskId })}
        />
      );
  }
};

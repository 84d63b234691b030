import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useRef, useState } from 'react';
import { useText } from '../../strings/text.ts';

const AddTaskDialog = lazy(async () => ({
  default: (await import('./AddTaskDialog.tsx')).AddTaskDialog,
}));

/** "Add task": tells how a task is created; afterwards the focus is here again. */
export const AddTask = () => {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <Button
        ref={button}
        appearance="primary"
        icon={<AddRegular />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {text('tasks.add')}
      </Button>
      {isOpen && (
        <Suspense>
          <AddTaskDialog close={close} />
        </Suspense>
      )}
    </>
  );
};

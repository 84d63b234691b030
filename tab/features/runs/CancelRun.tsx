import { Button } from '@fluentui/react-components';
import { DismissCircleRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { RunView } from '../../../server/contract/run.ts';
import { problemOf } from '../../api/problem.ts';
import { useCancelRun } from '../../api/run-acts.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';

/** Stops a run at the next safe point; while that is awaited it says so. */
export const CancelRun = ({ run }: { readonly run: RunView }) => {
  const text = useText();
  const format = useFormat();
  const cancel = useCancelRun();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
    cancel.reset();
  };
  const isStopping = run.cancelRequested && run.state !== 'held';
  return (
    <>
      <Button
        ref={trigger}
        icon={<DismissCircleRegular />}
        disabledFocusable={isStopping}
        onClick={() => setOpen(true)}
      >
        {text(isStopping ? 'runs.cancelling' : 'runs.cancel')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        trigger={trigger}
        title={text('runs.cancelTitle')}
        counts={
          run.progress.changesTotal === null
            ? []
            : [
                {
                  label: text('runs.cancelDone'),
                  value: format.number(run.progress.changesDone),
                },
                {
                  label: text('runs.cancelLeft'),
                  value: format.number(run.progress.changesTotal - run.progress.changesDone),
                },
              ]
        }
        confirmLabel={text('runs.cancel')}
        isBusy={cancel.isPending}
        problem={cancel.error && problemOf(cancel.error)}
        confirm={() => cancel.mutate(run.runId, { onSuccess: close })}
        close={close}
      >
        <span>{text('runs.cancelText')}</span>
      </ConfirmDialog>
    </>
  );
};

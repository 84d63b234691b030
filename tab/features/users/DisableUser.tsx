import { Body1, Button } from '@fluentui/react-components';
import { PersonAvailableRegular, PersonProhibitedRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { UserView } from '../../../server/contract/user.ts';
import { problemOf } from '../../api/problem.ts';
import { useEditUser } from '../../api/users.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { explainProblem } from '../../components/explain-problem.ts';
import { useToasts } from '../../components/Toasts.tsx';
import { useText } from '../../strings/text.ts';

/** Disables a user or enables him again, after asking. */
export const DisableUser = ({ user }: { readonly user: UserView }) => {
  const text = useText();
  const toast = useToasts();
  const edit = useEditUser(user.email);
  const [isOpen, setOpen] = useState(false);
  // the words stay those of the question while the answer is on its way
  const [act, setAct] = useState<'disable' | 'enable'>('disable');
  const next = user.disabled ? 'enable' : 'disable';
  const ask = (): void => {
    edit.reset();
    setAct(next);
    setOpen(true);
  };
  const confirm = (): void =>
    edit.mutate(
      { disabled: act === 'disable', revision: user.revision },
      {
        onSuccess: () => {
          setOpen(false);
          toast(text(`users.${act}.done`, { name: user.displayName }));
        },
      },
    );
  return (
    <>
      <Button
        icon={user.disabled ? <PersonAvailableRegular /> : <PersonProhibitedRegular />}
        onClick={ask}
      >
        {text(`users.${next}`)}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={text(`users.${act}.title`, { name: user.displayName })}
        confirmLabel={text(`users.${act}.confirm`)}
        isDestructive={act === 'disable'}
        isBusy={edit.isPending}
        problem={edit.error ? explainProblem(problemOf(edit.error), text, 'users') : null}
        confirm={confirm}
        close={() => setOpen(false)}
      >
        <Body1>{text(`users.${act}.text`)}</Body1>
        {user.managedBy !== null && <Body1>{text(`users.${act}.managed`)}</Body1>}
      </ConfirmDialog>
    </>
  );
};

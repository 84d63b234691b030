import { Body1, Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { UserView } from '../../../server/contract/user.ts';
import { problemOf } from '../../api/problem.ts';
import { useEditUser } from '../../api/users.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { DetailsDrawer } from '../../components/DetailsDrawer.tsx';
import { explainProblem } from '../../components/explain-problem.ts';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useToasts } from '../../components/Toasts.tsx';
import { useText } from '../../strings/text.ts';
import type { SettingName } from './setting-groups.ts';
import type { SettingOrigin } from './setting-origin.ts';
import { UserFields } from './UserFields.tsx';
import { changesOf, type UserDraft } from './user-draft.ts';

interface EditUserDrawerProps {
  readonly user: UserView;
  readonly originOf: (setting: SettingName) => SettingOrigin;
  readonly close: () => void;
}

/** The form of a user. Only what was changed is sent, and only if nobody else changed him meanwhile. */
export const EditUserDrawer = ({ user, originOf, close }: EditUserDrawerProps) => {
  const text = useText();
  const toast = useToasts();
  const edit = useEditUser(user.email);
  const [opened] = useState(user);
  const [draft, setDraft] = useState<UserDraft>({});
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [isLeaving, setLeaving] = useState(false);
  const problem = edit.error ? problemOf(edit.error) : null;
  // after a conflict the form goes on from what the others saved
  const base = problem?.code === 'revision-conflict' ? user : opened;
  const changes = changesOf(base, draft);
  const isChanged = Object.keys(changes).length > 0 || wrong.size > 0;

  const enter = <Field extends keyof UserDraft>(
    field: Field,
    value: UserDraft[Field] | undefined,
  ): void => {
    const others = [...wrong].filter((one) => one !== field);
    setWrong(new Set(value === undefined ? [...others, field] : others));
    if (value !== undefined) setDraft({ ...draft, [field]: value });
  };
  const leave = (): void => {
    if (edit.isPending) return;
    if (isChanged) setLeaving(true);
    else close();
  };
  const save = (): void => {
    if (!isChanged) {
      close();
      return;
    }
    edit.mutate(
      { ...changes, revision: base.revision },
      {
        onSuccess: () => {
          toast(text('users.edit.done', { name: user.displayName }));
          close();
        },
      },
    );
  };
  return (
    <>
      <DetailsDrawer
        isOpen
        title={text('users.edit.title', { name: user.displayName })}
        subtitle={user.email}
        close={leave}
        actions={
          <>
            <Button
              appearance="primary"
              icon={edit.isPending ? <Spinner size="extra-tiny" /> : undefined}
              disabledFocusable={edit.isPending || wrong.size > 0}
              onClick={save}
            >
              {text('common.save')}
            </Button>
            <Button disabledFocusable={edit.isPending} onClick={leave}>
              {text('common.cancel')}
            </Button>
          </>
        }
      >
        {problem && <ProblemBar problem={explainProblem(problem, text, 'users')} />}
        {user.managedBy !== null && (
          <MessageBar layout="multiline">
            <MessageBarBody>{text('users.edit.managed')}</MessageBarBody>
          </MessageBar>
        )}
        <UserFields
          // fields that keep what was typed begin anew from the values the others saved
          key={base.revision}
          user={{ ...base, ...draft }}
          originOf={originOf}
          enter={enter}
        />
      </DetailsDrawer>
      <ConfirmDialog
        isOpen={isLeaving}
        title={text('users.edit.leave')}
        confirmLabel={text('users.edit.leaveConfirm')}
        isDestructive
        confirm={close}
        close={() => setLeaving(false)}
      >
        <Body1>{text('users.edit.leaveText')}</Body1>
      </ConfirmDialog>
    </>
  );
};

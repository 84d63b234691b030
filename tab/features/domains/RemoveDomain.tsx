import { Body1 } from '@fluentui/react-components';
import { useState } from 'react';
import { useChangeDomains } from '../../api/managed-domains.ts';
import { problemOf } from '../../api/problem.ts';
import { useUserCount } from '../../api/users.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { explainProblem } from '../../components/explain-problem.ts';
import { useToasts } from '../../components/Toasts.tsx';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';

interface RemoveDomainProps {
  /** Null = none is to be removed. */
  readonly name: string | null;
  readonly close: () => void;
}

/** Asks whether a domain is to be managed no longer, and says what that means for its users. */
export const RemoveDomain = ({ name, close }: RemoveDomainProps) => {
  const text = useText();
  const format = useFormat();
  const toast = useToasts();
  const change = useChangeDomains();
  const users = useUserCount(name).data;
  const [asked, setAsked] = useState(name);
  if (asked !== name) {
    setAsked(name);
    change.reset();
  }
  const domain = name ?? '';
  return (
    <ConfirmDialog
      isOpen={name !== null}
      title={text('domains.removeTitle', { domain })}
      confirmLabel={text('domains.removeConfirm')}
      isDestructive
      counts={
        users === undefined
          ? []
          : [{ label: text('domains.usersOf', { domain }), value: format.number(users) }]
      }
      isBusy={change.isPending}
      problem={change.error ? explainProblem(problemOf(change.error), text, 'domains') : null}
      confirm={() =>
        change.mutate(
          { kind: 'remove', name: domain },
          {
            onSuccess: () => {
              toast(text('domains.removed', { domain }));
              close();
            },
          },
        )
      }
      close={close}
    >
      <Body1>{text('domains.removeText')}</Body1>
    </ConfirmDialog>
  );
};

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useManagedDomains } from '../../api/managed-domains.ts';
import { problemOf } from '../../api/problem.ts';
import { useAddUser } from '../../api/users.ts';
import { explainProblem } from '../../components/explain-problem.ts';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useToasts } from '../../components/Toasts.tsx';
import { useFocusBack } from '../../components/use-focus-back.ts';
import { hrefOf } from '../../navigation/route.ts';
import { goTo } from '../../navigation/use-route.ts';
import { useText } from '../../strings/text.ts';
import { judgeAddress } from './judge-address.ts';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalM,
  },
});

/** Adds a user by hand and goes to him. */
export const AddUserDialog = ({ close }: { readonly close: () => void }) => {
  useFocusBack();
  const text = useText();
  const styles = useStyles();
  const toast = useToasts();
  const add = useAddUser();
  const form = useId();
  const domains = useManagedDomains().data?.map(({ name }) => name) ?? null;
  const [email, setEmail] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [isTried, setTried] = useState(false);
  const wrong = judgeAddress(email, domains);
  const isShown = isTried && wrong !== null;

  const send = (): void => {
    setTried(true);
    if (wrong !== null) {
      document.getElementById(`${form}-email`)?.focus();
      return;
    }
    const name = displayName.trim();
    add.mutate(
      { email: email.trim(), ...(name === '' ? {} : { displayName: name }) },
      {
        onSuccess: (user) => {
          toast(text('users.add.done', { name: user.displayName }));
          close();
          goTo(hrefOf({ page: 'user', email: user.email }));
        },
      },
    );
  };
  return (
    <Dialog open onOpenChange={() => !add.isPending && close()}>
      <DialogSurface>
        <form
          id={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <DialogBody>
            <DialogTitle>{text('users.add')}</DialogTitle>
            <DialogContent className={styles.content}>
              {text('users.add.text')}
              {add.error && (
                <ProblemBar problem={explainProblem(problemOf(add.error), text, 'users')} />
              )}
              <Field
                label={text('users.column.email')}
                required
                hint={
                  domains && domains.length > 0
                    ? text('users.add.domains', { domains: domains.join(', ') })
                    : undefined
                }
                validationState={isShown ? 'error' : 'none'}
                validationMessage={
                  isShown ? text(`users.add.${wrong.code}`, { domain: wrong.domain }) : undefined
                }
              >
                <Input
                  id={`${form}-email`}
                  type="email"
                  autoComplete="off"
                  value={email}
                  maxLength={254}
                  onChange={(_event, { value }) => setEmail(value)}
                />
              </Field>
              <Field label={text('setting.displayName')} hint={text('users.add.nameHint')}>
                <Input
                  value={displayName}
                  maxLength={256}
                  autoComplete="off"
                  onChange={(_event, { value }) => setDisplayName(value)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button disabledFocusable={add.isPending} onClick={close}>
                {text('common.cancel')}
              </Button>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={add.isPending}
                icon={add.isPending ? <Spinner size="extra-tiny" /> : undefined}
              >
                {text('users.add.submit')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};

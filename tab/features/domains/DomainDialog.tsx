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
import type { ManagedDomainView } from '../../../server/contract/managed-domain.ts';
import { useChangeDomains } from '../../api/managed-domains.ts';
import { problemOf } from '../../api/problem.ts';
import { explainProblem } from '../../components/explain-problem.ts';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useToasts } from '../../components/Toasts.tsx';
import { useFocusBack } from '../../components/use-focus-back.ts';
import { useText } from '../../strings/text.ts';
import { DomainQuotaField } from './DomainQuotaField.tsx';
import { judgeDomain } from './judge-domain.ts';
import { type QuotaUnit, quotaFields, readQuota } from './quota.ts';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalM,
  },
});

interface DomainDialogProps {
  /** Null = a new one. */
  readonly domain: ManagedDomainView | null;
  readonly existing: readonly string[];
  readonly close: () => void;
}

/** Adds a managed domain, or changes the quota of one. */
export const DomainDialog = ({ domain, existing, close }: DomainDialogProps) => {
  useFocusBack();
  const text = useText();
  const styles = useStyles();
  const toast = useToasts();
  const change = useChangeDomains();
  const form = useId();
  const [name, setName] = useState(domain?.name ?? '');
  const [quota, setQuota] = useState<{ typed: string; unit: QuotaUnit }>(() =>
    quotaFields(domain?.lftGlobalQuota ?? null),
  );
  const [isTried, setTried] = useState(false);
  const fault = domain === null ? judgeDomain(name, existing) : null;
  const megabytes = readQuota(quota.typed, quota.unit);
  const problem = change.error ? problemOf(change.error) : null;

  const send = (): void => {
    setTried(true);
    if (fault !== null || megabytes === undefined) {
      document.getElementById(`${form}-${fault === null ? 'quota' : 'name'}`)?.focus();
      return;
    }
    const wanted = { name: name.trim().toLowerCase(), lftGlobalQuota: megabytes };
    change.mutate(
      { kind: 'put', domain: wanted },
      {
        onSuccess: () => {
          toast(text('domains.saved', { domain: wanted.name }));
          close();
        },
      },
    );
  };
  const title = domain === null ? text('domains.add') : text('domains.editOf', { domain: name });
  return (
    <Dialog open onOpenChange={() => !change.isPending && close()}>
      <DialogSurface>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {problem && <ProblemBar problem={explainProblem(problem, text, 'domains')} />}
              {domain === null && (
                <Field
                  label={text('domains.name')}
                  required
                  hint={text('domains.nameHint')}
                  validationState={isTried && fault !== null ? 'error' : 'none'}
                  validationMessage={
                    isTried && fault !== null ? text(`domains.fault.${fault}`) : undefined
                  }
                >
                  <Input
                    id={`${form}-name`}
                    value={name}
                    autoComplete="off"
                    spellCheck={false}
                    maxLength={253}
                    onChange={(_event, { value }) => setName(value)}
                  />
                </Field>
              )}
              <DomainQuotaField
                id={`${form}-quota`}
                quota={quota}
                isWrong={megabytes === undefined}
                change={setQuota}
              />
            </DialogContent>
            <DialogActions>
              <Button disabledFocusable={change.isPending} onClick={close}>
                {text('common.cancel')}
              </Button>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={change.isPending}
                icon={change.isPending ? <Spinner size="extra-tiny" /> : undefined}
              >
                {text(domain === null ? 'domains.addSubmit' : 'common.save')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};

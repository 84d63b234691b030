import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { maxLftQuota } from '../../../../server/contract/action-rules.ts';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';
import type { DraftValue, ValueError } from './draft-actions.ts';

const useStyles = makeStyles({ input: { width: '12rem', maxWidth: '100%' } });

interface QuotaValueProps {
  readonly label: string;
  readonly value: DraftValue;
  readonly error: ValueError | null;
  readonly limits: ReadonlyMap<string, number>;
  readonly change: (value: DraftValue) => void;
}

/** A quota in megabytes; says what the domains allow. */
export const QuotaValue = ({ label, value, error, limits, change }: QuotaValueProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const [typed, setTyped] = useState(String(value));
  // set from outside, as by "Undo"
  if (quotaOf(typed) !== value) setTyped(String(value));
  const max = format.number(maxLftQuota);
  const hints = [
    text('wizard.actions.quotaRange', { max }),
    ...[...limits].map(([domain, limit]) =>
      text('wizard.actions.quotaLimit', { domain, limit: format.number(limit) }),
    ),
  ];
  const wrong = (found: ValueError): string =>
    found.code === 'over-limit'
      ? text('wizard.actions.error.overLimit', {
          domain: found.domain,
          limit: format.number(found.limit),
        })
      : text('wizard.actions.error.quota', { max });
  return (
    <Field
      label={text('wizard.actions.quotaLabel', { name: label })}
      hint={hints.join(' ')}
      validationMessage={error && wrong(error)}
      validationState={error ? 'error' : 'none'}
    >
      <Input
        className={styles.input}
        inputMode="numeric"
        value={typed}
        contentAfter={text('wizard.actions.unit')}
        onChange={(_event, { value: next }) => {
          setTyped(next);
          change(quotaOf(next));
        }}
      />
    </Field>
  );
};

/** Digits as a number, all else as it was typed. */
const quotaOf = (typed: string): string | number =>
  /^\d{1,12}$/.test(typed.trim()) ? Number(typed.trim()) : typed;

import {
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons';
import { type FormEvent, useRef, useState } from 'react';
import { usersInput } from '../../../../server/contract/plan.ts';
import type { TaskView } from '../../../../server/contract/task.ts';
import { useText } from '../../../strings/text.ts';
import { missingText } from '../enable/missing-text.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  address: { width: '26rem', maxWidth: '100%' },
  note: { color: tokens.colorNeutralForeground2 },
});

interface TestFormProps {
  readonly task: TaskView;
  readonly isBusy: boolean;
  /** There is a result already. */
  readonly isAgain: boolean;
  /** Nobody in particular = everybody. */
  readonly test: (users: readonly string[]) => Promise<void>;
}

/** Whom to test: everybody, or one user for a quick answer. */
export const TestForm = ({ task, isBusy, isAgain, test }: TestFormProps) => {
  const text = useText();
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [whom, setWhom] = useState<'all' | 'one'>('all');
  const [name, setName] = useState('');
  const [isWrong, setWrong] = useState(false);
  const reason = task.missing.length > 0 ? missingText(task, text) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isBusy || reason !== null) return;
    if (whom === 'all') {
      void test([]);
      return;
    }
    const users = usersInput.safeParse([name]);
    setWrong(!users.success);
    if (users.success) void test(users.data);
    else input.current?.focus();
  };
  const button = (
    <Button
      type="submit"
      appearance={isAgain ? 'secondary' : 'primary'}
      icon={<BeakerRegular />}
      disabledFocusable={isBusy || reason !== null}
    >
      {text(isAgain ? 'test.again' : 'test.start')}
    </Button>
  );
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={text('test.whom')}>
        <RadioGroup
          value={whom}
          onChange={(_event, { value }) => setWhom(value === 'one' ? 'one' : 'all')}
        >
          <Radio value="all" label={text('test.everybody')} />
          <Radio value="one" label={text('test.oneUser')} />
        </RadioGroup>
      </Field>
      {whom === 'one' && (
        <Field
          className={styles.address}
          label={text('test.user')}
          hint={text('test.userHint')}
          required
          validationState={isWrong ? 'error' : 'none'}
          validationMessage={isWrong ? text('test.userWrong') : null}
        >
          <Input
            ref={input}
            value={name}
            onChange={(_event, { value }) => {
              setName(value);
              setWrong(false);
            }}
          />
        </Field>
      )}
      {reason === null ? (
        button
      ) : (
        <Tooltip content={reason} relationship="description" positioning="below">
          {button}
        </Tooltip>
      )}
      <Caption1 className={styles.note}>{reason ?? text('test.readsOnly')}</Caption1>
    </form>
  );
};

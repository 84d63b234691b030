import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { problemOf } from '../../../api/problem.ts';
import { type FormFields, ProblemBar } from '../../../components/ProblemBar.tsx';
import { useText } from '../../../strings/text.ts';
import { controlId } from './form-values.ts';

interface SaveProblemProps {
  readonly error: unknown;
  /** Reads the task as it is now; what was typed stays. */
  readonly reload: () => void;
}

/** Why the step could not be saved, with ways to the fields it is about. */
export const SaveProblem = ({ error, reload }: SaveProblemProps) => {
  const text = useText();
  const problem = problemOf(error);
  if (problem.code === 'revision-conflict')
    return (
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{text('wizard.conflict.title')}</MessageBarTitle>{' '}
          {text('wizard.conflict.text')}
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={reload}>{text('wizard.conflict.reload')}</Button>
        </MessageBarActions>
      </MessageBar>
    );
  const field = (name: Parameters<typeof controlId>[0], label: string) => ({
    id: controlId(name),
    label,
  });
  const fields: FormFields = {
    name: field('name', text('wizard.access.name')),
    description: field('description', text('wizard.access.description')),
    timeZone: field('timeZone', text('wizard.access.timeZone')),
    'access.tenantId': field('tenantId', text('wizard.access.tenantId')),
    'access.clientId': field('clientId', text('wizard.access.clientId')),
    'access.clientSecret': field('clientSecret', text('wizard.access.clientSecret')),
    'access.clientSecretValidUntil': field(
      'clientSecretValidUntil',
      text('wizard.access.clientSecretValidUntil'),
    ),
    'periodicSync.intervalMinutes': field('intervalMinutes', text('wizard.more.intervalMinutes')),
  };
  return <ProblemBar problem={problem} fields={fields} />;
};

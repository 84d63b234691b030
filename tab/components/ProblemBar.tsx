import {
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { ProblemView } from '../../server/contract/problem.ts';
import { useText } from '../strings/text.ts';

/** The form fields of a page by the paths the API names them by, such as `access.clientId`. */
export type FormFields = Readonly<Record<string, { readonly id: string; readonly label: string }>>;

interface ProblemBarProps {
  readonly problem: ProblemView;
  /** What could not be done, where there are several things it may have been: "Contoso could not be paused". */
  readonly attempt?: string;
  /** Asks again; left out where that is of no use. */
  readonly retry?: () => unknown;
  /** Takes it away once it was read. */
  readonly dismiss?: () => void;
  /** Fields an error can lead to. */
  readonly fields?: FormFields;
}

/** A problem of the API: what happened, what to do, and the id by which the log is searched. */
export const ProblemBar = ({ problem, attempt, retry, dismiss, fields = {} }: ProblemBarProps) => {
  const text = useText();
  const title = text.code('problem.title', problem.code, problem.title);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{attempt ?? title}</MessageBarTitle> {attempt && `${title}. `}
        {(attempt && text.code('problem.act', problem.code, '')) ||
          text.code('problem.detail', problem.code, problem.detail)}
        {problem.errors?.map(({ path, message }) => (
          <div key={path}>
            <FieldName path={path} field={fields[path]} /> {message}
          </div>
        ))}
        {problem.correlationId && (
          <div>{text('problem.correlation', { id: problem.correlationId })}</div>
        )}
      </MessageBarBody>
      {(retry || dismiss) && (
        <MessageBarActions>
          {retry && <Button onClick={() => void retry()}>{text('common.retry')}</Button>}
          {dismiss && <Button onClick={dismiss}>{text('common.close')}</Button>}
        </MessageBarActions>
      )}
    </MessageBar>
  );
};

interface FieldNameProps {
  readonly path: string;
  readonly field: FormFields[string] | undefined;
}

/** The field an error is about; where it is on the page, a way to it. */
const FieldName = ({ path, field }: FieldNameProps) =>
  field ? (
    <Link as="button" inline onClick={() => document.getElementById(field.id)?.focus()}>
      {field.label}:
    </Link>
  ) : (
    <span>{path}</span>
  );

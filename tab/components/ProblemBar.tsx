import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { ProblemView } from '../../server/contract/problem.ts';
import { useWords, wordFor } from '../strings/words.ts';

interface ProblemBarProps {
  readonly problem: ProblemView;
  /** Asks again; left out where that is of no use. */
  readonly retry?: () => unknown;
}

/** A problem of the API: what happened, what to do, and the id by which the log is searched. */
export const ProblemBar = ({ problem, retry }: ProblemBarProps) => {
  const words = useWords();
  const titles: Readonly<Record<string, string>> = words.problem.titles;
  const details: Readonly<Record<string, string>> = words.problem.details;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{titles[problem.code] ?? problem.title}</MessageBarTitle>{' '}
        {wordFor({ [problem.code]: problem.detail, ...details }, problem.code)}
        {problem.errors?.map(({ path, message }) => (
          <div key={path}>
            {path} {message}
          </div>
        ))}
        {problem.correlationId && <div>{words.problem.correlation(problem.correlationId)}</div>}
      </MessageBarBody>
      {retry && (
        <MessageBarActions>
          <Button onClick={() => void retry()}>{words.retry}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
};

import type { ProblemView } from '../../server/contract/problem.ts';
import type { Text } from '../strings/text.ts';

/** A problem in the words of an area: the messages `{area}.problem.{code}` and `{area}.problem.{code}.text`, where there are such. */
export const explainProblem = (problem: ProblemView, text: Text, area: string): ProblemView => ({
  ...problem,
  title: text.code(`${area}.problem`, problem.code, problem.title),
  detail: text.code(`${area}.problem`, `${problem.code}.text`, problem.detail),
});

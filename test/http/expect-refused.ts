import { expect } from 'vitest';
import { problemView } from '../../server/contract/problem.ts';
import type { FakeUseCases } from './fake-use-cases.ts';

/** The answer is a 400 problem that names the field, and no use case was called. */
export const expectRefused = async (
  response: Response,
  at: string,
  fake: FakeUseCases,
): Promise<void> => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = problemView.parse(await response.json());
  expect(problem).toMatchObject({ status: 400, code: 'invalid-input' });
  const paths = problem.errors?.map(({ path }) => path) ?? [];
  expect(
    paths.some((path) => path === at || path.startsWith(`${at}[`) || path.startsWith(`${at}.`)),
    `${paths.join()} names ${at}`,
  ).toBe(true);
  expect(fake.calls).toEqual([]);
};

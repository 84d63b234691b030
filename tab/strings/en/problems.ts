/** What can go wrong, by the problem's code: a title, and what to do where the server does not say it better. */
export const problems = {
  'problem.title.unreachable': 'The server does not answer',
  'problem.title.unauthenticated': 'The sign-in was not accepted',
  'problem.title.forbidden': 'You are not allowed to do this',
  'problem.title.no-token': 'Microsoft 365 gave no sign-in',
  'problem.title.sample-sign-in': 'The sample sign-in does not answer',
  'problem.title.task-incomplete': 'The task is not complete',
  'problem.detail.unreachable': 'Check the network connection. It is tried again by itself.',
  'problem.act.unreachable': 'Check the network connection, then try again.',
  'problem.correlation': 'Correlation ID: {id}',
} as const;

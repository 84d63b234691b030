import type { problems as english } from '../en/problems.ts';

/** Was schiefgehen kann, nach dem Code des Problems. */
export const problems = {
  'problem.title.unreachable': 'Der Server antwortet nicht',
  'problem.title.unauthenticated': 'Die Anmeldung wurde nicht angenommen',
  'problem.title.forbidden': 'Dazu sind Sie nicht berechtigt',
  'problem.title.no-token': 'Microsoft 365 hat keine Anmeldung geliefert',
  'problem.title.sample-sign-in': 'Die Beispielanmeldung antwortet nicht',
  'problem.title.task-incomplete': 'Die Aufgabe ist nicht vollständig',
  'problem.detail.unreachable':
    'Prüfen Sie die Netzwerkverbindung. Es wird von selbst erneut versucht.',
  'problem.act.unreachable': 'Prüfen Sie die Netzwerkverbindung und versuchen Sie es erneut.',
  'problem.correlation': 'Korrelations-ID: {id}',
} as const satisfies Record<keyof typeof english, string>;

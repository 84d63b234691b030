import type { Mood } from '../../components/Status.tsx';
import type { Text } from '../../strings/text.ts';

/** From so many days before its end on it is time for a new secret. */
export const warnDays = 30;

/** How long a client secret is still valid, in words; null where nobody told. */
export const secretText = (expiresInDays: number | null, text: Text): string | null => {
  if (expiresInDays === null) return null;
  if (expiresInDays < 0) return text('tasks.secret.ended');
  return text('tasks.secret.left', { days: expiresInDays });
};

/** How that is to be shown; null = there is time. */
export const secretMood = (expiresInDays: number | null): Mood | null => {
  if (expiresInDays === null || expiresInDays > warnDays) return null;
  return expiresInDays < 0 ? 'bad' : 'held';
};

const dayMs = 86_400_000;
const maxMonths = 24;
const portalDays = 180;
const soonDays = 30;

/** What there is to say about the day a client secret ends: an error, a warning, or nothing. */
export type SecretDateNote =
  | { readonly kind: 'past' | 'too-far' }
  | { readonly kind: 'soon' | 'long'; readonly days: number }
  | null;

/** The days a client secret may end on, as `YYYY-MM-DD`: today to 24 months ahead. */
export const secretDateRange = (now: Date): { readonly min: string; readonly max: string } => {
  const latest = new Date(now);
  latest.setUTCMonth(latest.getUTCMonth() + maxMonths);
  return { min: now.toISOString().slice(0, 10), max: latest.toISOString().slice(0, 10) };
};

/** Judges such a day as the server does, and warns of one that is near or far away. */
export const noteOnSecretDate = (date: string, now: Date): SecretDateNote => {
  const { min, max } = secretDateRange(now);
  const days = Math.round((Date.parse(date) - Date.parse(min)) / dayMs);
  if (Number.isNaN(days)) return null;
  if (date < min) return { kind: 'past' };
  if (date > max) return { kind: 'too-far' };
  if (days < soonDays) return { kind: 'soon', days };
  return days > portalDays ? { kind: 'long', days } : null;
};

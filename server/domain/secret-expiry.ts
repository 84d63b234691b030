const dayMs = 86_400_000;

/** Days from today (UTC) until a client secret's last day, `YYYY-MM-DD`: 0 = today is the last, negative = it ended; null if not told. */
export const secretExpiresInDays = (validUntil: string | null, now: Date): number | null => {
  if (validUntil === null) return null;
  const today = Date.parse(now.toISOString().slice(0, 10));
  return Math.round((Date.parse(validUntil) - today) / dayMs);
};

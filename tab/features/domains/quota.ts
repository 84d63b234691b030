import { maxLftGlobalQuota } from '../../../server/contract/managed-domain.ts';
import type { Format } from '../../strings/format.ts';
import type { Text } from '../../strings/text.ts';

export const quotaUnits = ['MB', 'GB'] as const;
export type QuotaUnit = (typeof quotaUnits)[number];

const megabytesIn: Readonly<Record<QuotaUnit, number>> = { MB: 1, GB: 1024 };

/** The largest quota that can be entered in a unit. */
export const mostOf = (unit: QuotaUnit): number => maxLftGlobalQuota / megabytesIn[unit];

/** A quota as it is entered: in gigabytes where these are whole. */
export const quotaFields = (megabytes: number | null): { typed: string; unit: QuotaUnit } => {
  if (megabytes === null) return { typed: '', unit: 'GB' };
  const isWhole = megabytes >= megabytesIn.GB && megabytes % megabytesIn.GB === 0;
  return isWhole
    ? { typed: String(megabytes / megabytesIn.GB), unit: 'GB' }
    : { typed: String(megabytes), unit: 'MB' };
};

/** What was entered in megabytes; null = no quota, undefined = it is not one. */
export const readQuota = (typed: string, unit: QuotaUnit): number | null | undefined => {
  const digits = typed.trim();
  if (digits === '') return null;
  if (!/^\d{1,10}$/.test(digits)) return undefined;
  const amount = Number(digits);
  return amount <= mostOf(unit) ? amount * megabytesIn[unit] : undefined;
};

/** A quota in megabytes, and in gigabytes where that reads better. */
export const quotaText = (megabytes: number, text: Text, format: Format): string =>
  megabytes >= megabytesIn.GB
    ? text('domains.quotaGB', {
        mb: format.number(megabytes),
        gb: format.number(Math.round((megabytes / megabytesIn.GB) * 10) / 10),
      })
    : text('domains.quotaMB', { mb: format.number(megabytes) });

import type { Format } from '../../strings/format.ts';
import type { Text } from '../../strings/text.ts';

const inGigabytes = 1024;

/** A quota in megabytes, and in gigabytes where that reads better. */
export const quotaText = (megabytes: number, text: Text, format: Format): string =>
  megabytes >= inGigabytes
    ? text('users.quotaGB', {
        mb: format.number(megabytes),
        gb: format.number(Math.round((megabytes / inGigabytes) * 10) / 10),
      })
    : text('users.quotaMB', { mb: format.number(megabytes) });

/** A setting's value in words, with the service's own name where it has one. Null = never set. */
export const settingText = (
  setting: string,
  value: string | number | boolean | readonly string[] | null,
  text: Text,
  format: Format,
): string => {
  if (value === null) return text('setting.unset');
  if (typeof value === 'boolean') return text(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return quotaText(value, text, format);
  if (typeof value === 'string') return text.code(`users.${setting}`, value);
  return value.length > 0 ? value.join(', ') : text('common.none');
};

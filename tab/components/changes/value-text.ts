import type { ChangeView } from '../../../server/contract/change.ts';
import type { Format } from '../../strings/format.ts';
import type { Text } from '../../strings/text.ts';

/** A setting's value in words. Null is "never set", which is not the same as an empty list. */
export const valueText = (
  value: ChangeView['settings'][number]['was'],
  text: Text,
  format: Format,
): string => {
  if (value === null) return text('setting.unset');
  if (typeof value === 'boolean') return value ? text('common.yes') : text('common.no');
  if (typeof value === 'number') return format.number(value);
  if (typeof value === 'string') return value;
  return value.length > 0 ? value.join(', ') : text('common.none');
};

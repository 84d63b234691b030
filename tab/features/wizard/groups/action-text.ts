import type { ActionDefinitionView } from '../../../../server/contract/action.ts';
import type { Format } from '../../../strings/format.ts';
import type { Text } from '../../../strings/text.ts';
import type { DraftAction } from './draft-actions.ts';

/** What an action is called; a new one as the server calls it. */
export const actionLabel = (
  action: string,
  text: Text,
  definition?: Pick<ActionDefinitionView, 'label'>,
): string => text.code('wizard.actions.label', action, definition?.label);

/** The value of an action in words. */
export const actionValueText = (
  { action, value }: DraftAction,
  text: Text,
  format: Format,
): string => {
  if (typeof value === 'boolean') return text(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number')
    return text('wizard.actions.megabytes', { quota: format.number(value) });
  if (typeof value === 'string') return text.code(`wizard.actions.choice.${action}`, value);
  if (value.length > 0) return value.join(', ');
  return text(action === 'assignAdminRoles' ? 'wizard.actions.noRoles' : 'wizard.actions.noTimes');
};

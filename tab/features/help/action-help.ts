import type { ActionDefinitionView } from '../../../server/contract/action.ts';
import type { Text } from '../../strings/text.ts';

/** What the help says of an action. */
export interface ActionHelp {
  readonly action: string;
  readonly label: string;
  readonly description: string;
  /** What its value may be. */
  readonly values: string;
}

/** An action in the words of the page; one that is new to us in those of the server. */
export const actionHelp = (
  { action, label, description, value, options }: ActionDefinitionView,
  text: Text,
): ActionHelp => ({
  action,
  label: text.code('wizard.actions.label', action, label),
  description: text.code('help.action', action, description),
  values: options && value !== 'boolean' ? options.join(', ') : text(`help.value.${value}`),
});

/** Whether an action is found by a text, in its name, its words or its values. */
export const matchesAction = (help: ActionHelp, search: string): boolean => {
  const words = Object.values(help).join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
};

import type { ActionName, GroupAction } from '../../../server/domain/group-action.ts';

/** Every action's value by name. */
export type ActionValues = {
  readonly [Name in ActionName]?: Extract<GroupAction, { readonly action: Name }>['value'];
};

/** The value of the last action of that name; undefined = absent. */
export const actionValue = <Name extends ActionName>(
  actions: readonly GroupAction[],
  name: Name,
): ActionValues[Name] => {
  const values: ActionValues = Object.fromEntries(
    actions.map(({ action, value }) => [action, value]),
  );
  return values[name];
};

/** How a group keeps its members from ordinary treatment, if at all: disabling overrides noSync. */
export const blockOf = (actions: readonly GroupAction[]): 'disabled' | 'noSync' | null => {
  if (actionValue(actions, 'usersDisabled') === true) return 'disabled';
  return actionValue(actions, 'noSync') === true ? 'noSync' : null;
};

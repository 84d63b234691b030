import { Switch } from '@fluentui/react-components';
import type { ActionDefinitionView, GroupActionView } from '../../../../server/contract/action.ts';
import { useText } from '../../../strings/text.ts';
import { ChoiceValue } from './ChoiceValue.tsx';
import type { DraftAction, DraftValue, ValueError } from './draft-actions.ts';
import { QuotaValue } from './QuotaValue.tsx';
import { RolesValue } from './RolesValue.tsx';
import { TimesValue } from './TimesValue.tsx';

export interface ActionValueProps {
  readonly one: DraftAction;
  readonly label: string;
  /** Null = this server does not know the action. */
  readonly definition: ActionDefinitionView | null;
  readonly error: ValueError | null;
  /** The LFT quotas of the task's domains, in megabytes. */
  readonly limits: ReadonlyMap<string, number>;
  /** The actions as they are saved. */
  readonly saved: readonly GroupActionView[];
  readonly timeZone: string;
  readonly change: (value: DraftValue) => void;
}

/** Edits the value of an action in the way that fits it. */
export const ActionValue = ({
  one,
  label,
  definition,
  error,
  limits,
  saved,
  timeZone,
  change,
}: ActionValueProps) => {
  const text = useText();
  const { action, value } = one;
  if (typeof value === 'boolean')
    return (
      <Switch
        checked={value}
        label={text.code(
          `wizard.actions.${value ? 'on' : 'off'}`,
          action,
          text(value ? 'common.yes' : 'common.no'),
        )}
        aria-label={undefined}
        onChange={(_event, { checked }) => change(checked)}
      />
    );
  if (action === 'lftQuota')
    return <QuotaValue label={label} value={value} error={error} limits={limits} change={change} />;
  if (typeof value === 'string')
    return (
      <ChoiceValue
        action={action}
        label={label}
        value={value}
        options={definition?.options ?? [value]}
        change={change}
      />
    );
  if (typeof value === 'number') return null;
  if (action === 'assignAdminRoles') {
    const before = saved.find((other) => other.action === 'assignAdminRoles')?.value;
    return (
      <RolesValue
        label={label}
        roles={value}
        options={definition?.options ?? value}
        saved={Array.isArray(before) ? before : []}
        change={change}
      />
    );
  }
  return (
    <TimesValue label={label} times={value} error={error} timeZone={timeZone} change={change} />
  );
};

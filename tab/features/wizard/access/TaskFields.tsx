import { useMemo } from 'react';
import { useText } from '../../../strings/text.ts';
import { FieldGrid } from './FieldGrid.tsx';
import { ChoiceField, LongTextField, TextField } from './FormFields.tsx';
import { Panel } from './Panel.tsx';
import { timeZonesWith } from './time-zones.ts';
import type { AccessFormModel } from './use-access-form.ts';

interface TaskFieldsProps {
  readonly model: AccessFormModel;
  readonly mayChange: boolean;
}

/** What the task is called, and the time zone of its times of day. */
export const TaskFields = ({ model, mayChange }: TaskFieldsProps) => {
  const text = useText();
  const zone = model.base.timeZone;
  const regions = useMemo(() => timeZonesWith(zone), [zone]);
  return (
    <Panel title={text('wizard.access.task')}>
      <FieldGrid mayChange={mayChange}>
        <TextField
          model={model}
          name="name"
          label={text('wizard.access.name')}
          hint={text('wizard.access.hint.name')}
          isRequired
        />
        <ChoiceField
          model={model}
          name="timeZone"
          label={text('wizard.access.timeZone')}
          hint={text('wizard.access.hint.timeZone')}
        >
          {regions.map(({ region, zones }) => (
            <optgroup key={region} label={region}>
              {zones.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </optgroup>
          ))}
        </ChoiceField>
        <LongTextField
          model={model}
          name="description"
          label={text('wizard.access.description')}
          hint={text('wizard.access.hint.description')}
        />
      </FieldGrid>
    </Panel>
  );
};

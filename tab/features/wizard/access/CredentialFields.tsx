import { useText } from '../../../strings/text.ts';
import { FieldGrid } from './FieldGrid.tsx';
import { TextField } from './FormFields.tsx';
import { SecretField } from './SecretField.tsx';
import { noteOnSecretDate, secretDateRange } from './secret-date.ts';
import type { AccessFormModel } from './use-access-form.ts';

interface CredentialFieldsProps {
  readonly model: AccessFormModel;
  readonly mayChange: boolean;
}

/** The access to the tenant: its app registration and the secret of that. */
export const CredentialFields = ({ model, mayChange }: CredentialFieldsProps) => {
  const text = useText();
  const date = model.form.watch('clientSecretValidUntil');
  const note = noteOnSecretDate(date, new Date());
  const { min, max } = secretDateRange(new Date());
  return (
    <FieldGrid mayChange={mayChange}>
      <TextField
        model={model}
        name="tenantId"
        label={text('wizard.access.tenantId')}
        hint={text('wizard.access.hint.tenantId')}
        isRequired
      />
      <TextField
        model={model}
        name="clientId"
        label={text('wizard.access.clientId')}
        hint={text('wizard.access.hint.clientId')}
        isRequired
      />
      <SecretField model={model} mayChange={mayChange} />
      <TextField
        model={model}
        name="clientSecretValidUntil"
        type="date"
        min={min}
        max={max}
        label={text('wizard.access.clientSecretValidUntil')}
        hint={text('wizard.access.hint.clientSecretValidUntil')}
        warning={
          note?.kind === 'soon' || note?.kind === 'long'
            ? text(`wizard.access.note.${note.kind}`, { days: note.days })
            : null
        }
      />
    </FieldGrid>
  );
};

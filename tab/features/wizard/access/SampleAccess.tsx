import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEvaluation } from '../../../api/me.ts';
import { useText } from '../../../strings/text.ts';
import type { FormField } from './form-values.ts';
import type { AccessFormModel } from './use-access-form.ts';

const dayMs = 86_400_000;
const portalDays = 180;

/** In evaluation mode: fills in an access that works with the simulated tenant. */
export const SampleAccess = ({ model }: { readonly model: AccessFormModel }) => {
  const text = useText();
  const sample = useEvaluation().data?.sampleAccess;
  if (!sample) return null;
  const fill = (): void => {
    model.secret.replace();
    const until = new Date(Date.now() + portalDays * dayMs).toISOString().slice(0, 10);
    const set = (field: FormField, value: string): void =>
      model.form.setValue(field, value, { shouldTouch: true });
    if (model.form.getValues('name').trim() === '') set('name', text('wizard.sample.name'));
    set('tenantId', sample.tenantId);
    set('clientId', sample.clientId);
    set('clientSecretValidUntil', until);
    set('clientSecret', sample.clientSecret);
    model.form.clearErrors();
    model.typed('clientSecret');
  };
  return (
    <MessageBar>
      <MessageBarBody>{text('wizard.sample.text')}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={fill}>{text('wizard.sample.fill')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
};

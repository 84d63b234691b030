import { Body1, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useText } from '../../../strings/text.ts';
import { Disclosure } from './Disclosure.tsx';
import { FieldGrid } from './FieldGrid.tsx';
import { ChoiceField, SwitchField, TextField } from './FormFields.tsx';
import type { AccessFormModel } from './use-access-form.ts';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  intro: { color: tokens.colorNeutralForeground2, maxWidth: '80ch' },
});

interface MoreSettingsProps {
  readonly model: AccessFormModel;
  readonly mayChange: boolean;
}

/** What has a good default: missing users, order of the groups, interval, safeguards. */
export const MoreSettings = ({ model, mayChange }: MoreSettingsProps) => {
  const text = useText();
  const styles = useStyles();
  const field = (name: Parameters<typeof model.typed>[0]) => ({ model, name });
  const limit = (name: 'maxDisablePercent' | 'maxDisableCount' | 'maxChangePercent') => ({
    ...field(name),
    label: text(`wizard.more.${name}`),
    type: 'number' as const,
    min: '0',
  });
  return (
    <Disclosure title={text('wizard.more.title')}>
      <div className={styles.parts}>
        <FieldGrid mayChange={mayChange}>
          <SwitchField
            {...field('disableMissingUsers')}
            label={text('wizard.more.disableMissingUsers')}
            hint={text('wizard.more.hint.disableMissingUsers')}
          />
          <SwitchField
            {...field('disableBlockedAccounts')}
            label={text('wizard.more.disableBlockedAccounts')}
            hint={text('wizard.more.hint.disableBlockedAccounts')}
          />
          <ChoiceField
            {...field('precedence')}
            label={text('wizard.more.precedence')}
            hint={text('wizard.more.hint.precedence')}
          >
            <option value="alphabetical">{text('wizard.more.alphabetical')}</option>
            <option value="explicit">{text('wizard.more.explicit')}</option>
          </ChoiceField>
          <TextField
            {...field('intervalMinutes')}
            type="number"
            min="5"
            max="10080"
            unit={text('wizard.more.minutes')}
            label={text('wizard.more.intervalMinutes')}
            hint={text('wizard.more.hint.intervalMinutes')}
          />
        </FieldGrid>
        <h4 className={styles.title}>{text('wizard.more.safeguards')}</h4>
        <Body1 className={styles.intro}>{text('wizard.more.safeguardsIntro')}</Body1>
        <FieldGrid mayChange={mayChange}>
          <SwitchField
            {...field('safeguardsEnabled')}
            label={text('wizard.more.safeguardsEnabled')}
            hint={text('wizard.more.hint.safeguardsEnabled')}
          />
          <SwitchField
            {...field('approveFirstDisables')}
            label={text('wizard.more.approveFirstDisables')}
            hint={text('wizard.more.hint.approveFirstDisables')}
          />
          <SwitchField
            {...field('holdEmptiedGroups')}
            label={text('wizard.more.holdEmptiedGroups')}
            hint={text('wizard.more.hint.holdEmptiedGroups')}
          />
          <TextField
            {...field('rollingHours')}
            type="number"
            min="1"
            max="168"
            label={text('wizard.more.rollingHours')}
            unit={text('wizard.more.hours')}
            hint={text('wizard.more.hint.rollingHours')}
          />
          <TextField
            {...limit('maxDisablePercent')}
            max="100"
            unit="%"
            hint={text('wizard.more.hint.maxDisable')}
          />
          <TextField
            {...limit('maxDisableCount')}
            unit={text('wizard.more.users')}
            hint={text('wizard.more.hint.maxDisable')}
          />
          <TextField
            {...limit('maxChangePercent')}
            max="100"
            unit="%"
            hint={text('wizard.more.hint.maxChangePercent')}
          />
        </FieldGrid>
      </div>
    </Disclosure>
  );
};

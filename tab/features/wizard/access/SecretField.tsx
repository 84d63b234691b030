import { Button, Caption1, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useText } from '../../../strings/text.ts';
import { TextField } from './FormFields.tsx';
import type { AccessFormModel } from './use-access-form.ts';

const useStyles = makeStyles({
  group: { minWidth: 0, margin: 0, padding: 0, border: 'none' },
  // as the labels of the fields around it
  legend: { ...typographyStyles.body1, padding: `${tokens.spacingVerticalXXS} 0` },
  hint: { color: tokens.colorNeutralForeground3 },
  kept: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: tokens.lineHeightHero700,
  },
  words: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    rowGap: tokens.spacingVerticalS,
  },
  keep: { alignSelf: 'flex-start' },
});

interface SecretFieldProps {
  readonly model: AccessFormModel;
  readonly mayChange: boolean;
}

/** The client secret: written, never read. Where one is kept it is only said so, and it can be replaced. */
export const SecretField = ({ model, mayChange }: SecretFieldProps) => {
  const text = useText();
  const styles = useStyles();
  const [wasAsked, setAsked] = useState(false);
  const { isKept, keptBy, replace, keepPresent } = model.secret;
  const label = text('wizard.access.clientSecret');
  if (isKept)
    return (
      <fieldset className={styles.group} disabled={!mayChange}>
        <legend className={styles.legend}>{label}</legend>
        <div className={styles.kept}>
          <span className={styles.words}>
            <LockClosedRegular aria-hidden />
            {text('wizard.access.secretKept')}
          </span>
          {mayChange && (
            <Button
              size="small"
              onClick={() => {
                setAsked(true);
                replace();
              }}
            >
              {text('wizard.access.replaceSecret')}
            </Button>
          )}
        </div>
        <Caption1 className={styles.hint}>{text(`wizard.access.hint.kept.${keptBy}`)}</Caption1>
      </fieldset>
    );
  return (
    <div className={styles.entry}>
      <TextField
        model={model}
        name="clientSecret"
        type="password"
        label={label}
        hint={text('wizard.access.hint.clientSecret')}
        isRequired
        isFocused={wasAsked}
      />
      {keepPresent && (
        <Button size="small" className={styles.keep} onClick={keepPresent}>
          {text('wizard.access.keepSecret')}
        </Button>
      )}
    </div>
  );
};

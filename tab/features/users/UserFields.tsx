import { Checkbox, Field, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { UserView } from '../../../server/contract/user.ts';
import { useText } from '../../strings/text.ts';
import { NameField } from './NameField.tsx';
import { SettingField } from './SettingField.tsx';
import { type SettingName, settingGroups } from './setting-groups.ts';
import type { SettingOrigin } from './setting-origin.ts';
import type { UserDraft } from './user-draft.ts';

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  title: { ...typographyStyles.subtitle2, padding: 0, marginBottom: tokens.spacingVerticalM },
  indent: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** Tells what was entered; undefined = it is not valid. */
export type Enter = <Field extends keyof UserDraft>(
  field: Field,
  value: UserDraft[Field] | undefined,
) => void;

interface UserFieldsProps {
  /** The user with what was entered so far. */
  readonly user: UserView;
  readonly originOf: (setting: SettingName) => SettingOrigin;
  readonly enter: Enter;
}

/** The fields of a user by groups. */
export const UserFields = ({ user, originOf, enter }: UserFieldsProps) => {
  const text = useText();
  const styles = useStyles();
  return (
    <>
      <FieldGroup title={text('users.group.person')}>
        <NameField
          label={text('setting.displayName')}
          {...(user.managedBy === null ? {} : { hint: text('users.edit.nameFollows') })}
          value={user.displayName}
          change={(name) => enter('displayName', name)}
        />
        <Field hint={text('users.protectedText')}>
          <Checkbox
            className={styles.indent}
            label={text('users.protected')}
            checked={user.protected}
            onChange={(_event, { checked }) => enter('protected', checked === true)}
          />
        </Field>
      </FieldGroup>
      {settingGroups.map(({ key, settings }) => (
        <FieldGroup key={key} title={text(`users.group.${key}`)}>
          {settings.map((setting) => (
            <SettingField
              key={setting}
              setting={setting}
              user={user}
              origin={originOf(setting)}
              enter={enter}
            />
          ))}
        </FieldGroup>
      ))}
    </>
  );
};

interface FieldGroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

const FieldGroup = ({ title, children }: FieldGroupProps) => {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{title}</legend>
      {children}
    </fieldset>
  );
};

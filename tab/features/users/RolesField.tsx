import { Caption1, Checkbox, Label, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { type UserView, userView } from '../../../server/contract/user.ts';
import { useMe } from '../../api/me.ts';
import { useText } from '../../strings/text.ts';
import type { FieldProps } from './field-props.ts';

type Roles = UserView['adminRoles'];
const roles = userView.shape.adminRoles.unwrap().element.options;
const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column' },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(13rem, 100%), 1fr))',
    // the boxes stand below the first letter of the label
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
  hint: { color: tokens.colorNeutralForeground3 },
});

/** The admin roles of a user; who does not hold a role cannot hand it out. */
export const RolesField = ({ label, hint, value, change }: FieldProps<Roles>) => {
  const text = useText();
  const styles = useStyles();
  const id = useId();
  const own = useMe().data?.roles ?? [];
  const mayGive = (role: Roles[number]): boolean => own.includes('ALL') || own.includes(role);
  const hints = [own.includes('ALL') ? undefined : text('users.roles.limit'), hint];
  // a Field would take each checkbox for the one it names
  return (
    // biome-ignore lint/a11y/useSemanticElements: it stands in a fieldset already
    <div
      role="group"
      className={styles.field}
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
    >
      <Label id={`${id}-label`}>{label}</Label>
      <div className={styles.choices}>
        {roles.map((role) => (
          <Checkbox
            key={role}
            label={role}
            checked={value.includes(role)}
            disabled={!value.includes(role) && !mayGive(role)}
            onChange={(_event, { checked }) =>
              change(checked ? [...value, role].toSorted() : value.filter((one) => one !== role))
            }
          />
        ))}
      </div>
      <Caption1 id={`${id}-hint`} className={styles.hint}>
        {hints.filter((one) => one !== undefined).join(' ')}
      </Caption1>
    </div>
  );
};

import { Checkbox, makeStyles } from '@fluentui/react-components';
import { useMe } from '../../../api/me.ts';
import { useText } from '../../../strings/text.ts';
import { ValueGroup } from './ValueGroup.tsx';

const useStyles = makeStyles({
  roles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(12rem, 100%), 1fr))',
  },
});

interface RolesValueProps {
  readonly label: string;
  readonly roles: readonly string[];
  readonly options: readonly string[];
  /** Those the group has already: they may stay whoever edits. */
  readonly saved: readonly string[];
  readonly change: (roles: readonly string[]) => void;
}

/** Any of the admin roles; none is a value too. Nobody gives a role he does not hold. */
export const RolesValue = ({ label, roles, options, saved, change }: RolesValueProps) => {
  const text = useText();
  const styles = useStyles();
  const own: readonly string[] = useMe().data?.roles ?? [];
  const mayGive = (role: string): boolean =>
    own.includes('ALL') || own.includes(role) || saved.includes(role);
  const toggle = (role: string): void => {
    const chosen = new Set(roles);
    if (!chosen.delete(role)) chosen.add(role);
    change(options.filter((option) => chosen.has(option)));
  };
  return (
    <ValueGroup
      label={label}
      error={null}
      hints={[
        ...(roles.length === 0 ? [text('wizard.actions.rolesEmpty')] : []),
        ...(options.every(mayGive) ? [] : [text('wizard.actions.rolesHeld')]),
      ]}
    >
      <div className={styles.roles}>
        {options.map((role) => (
          <Checkbox
            key={role}
            label={role}
            checked={roles.includes(role)}
            disabled={!mayGive(role) && !roles.includes(role)}
            onChange={() => toggle(role)}
          />
        ))}
      </div>
    </ValueGroup>
  );
};

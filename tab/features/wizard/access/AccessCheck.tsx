import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { AccessTestView } from '../../../../server/contract/access-test.ts';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { type Mood, Status } from '../../../components/Status.tsx';
import { useText } from '../../../strings/text.ts';
import { addPermissionScript, type TypedIds } from './app-scripts.ts';
import { optionalPermission } from './permissions.ts';

type Check = AccessTestView['checks'][number];

const moods: Readonly<Record<Check['state'], Mood>> = {
  ok: 'good',
  missing: 'bad',
  excess: 'held',
  unknown: 'waiting',
};
const useStyles = makeStyles({
  check: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  name: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  wide: { gridColumn: '1 / -1' },
  purpose: {
    color: tokens.colorNeutralForeground2,
    '::first-letter': { textTransform: 'uppercase' },
  },
});

interface AccessCheckProps {
  readonly check: Check;
  readonly ids: TypedIds;
}

/** One permission: whether the app has it, what it is for, and what to do if it is not as it should be. */
export const AccessCheck = ({ check, ids }: AccessCheckProps) => {
  const text = useText();
  const styles = useStyles();
  const { permission, state, fix } = check;
  const isOptional = permission === optionalPermission;
  const purpose = text.code('wizard.permission', permission, '');
  const script = state === 'missing' ? addPermissionScript(permission, ids) : null;
  const advice = fix === null ? null : text.code('wizard.check.fix', `${state}.${permission}`, '');
  return (
    <li className={styles.check}>
      <span className={styles.name}>{permission}</span>
      <Status mood={isOptional && state === 'missing' ? 'held' : moods[state]}>
        {text(`wizard.check.${state}`)}
      </Status>
      {purpose && (
        <Caption1 className={mergeClasses(styles.wide, styles.purpose)}>{purpose}</Caption1>
      )}
      {fix !== null && (
        <span className={styles.wide}>
          {advice || text(`wizard.check.fix.${state}`, { permission })}
        </span>
      )}
      {script && (
        <span className={styles.wide}>
          <CopyButton value={script} label={text('wizard.check.copy', { permission })} />
        </span>
      )}
    </li>
  );
};

import { makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../../strings/text.ts';
import { Paragraphs } from './Paragraphs.tsx';

const permissions = [
  { name: 'User.Read.All', why: 'help.permission.users' },
  { name: 'GroupMember.Read.All', why: 'help.permission.members' },
  { name: 'Group.Read.All', why: 'help.permission.groups' },
  { name: 'Domain.Read.All', why: 'help.permission.domains' },
] as const;
const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  permission: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  why: { margin: 0 },
});

/** What the app registration of the customer needs, and why. */
export const Permissions = () => {
  const text = useText();
  const styles = useStyles();
  return (
    <>
      <Paragraphs ids={['help.permissions.1', 'help.permissions.2']} />
      <dl className={styles.list}>
        {permissions.map(({ name, why }) => (
          <div key={name} className={styles.permission}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.why}>{text(why)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};

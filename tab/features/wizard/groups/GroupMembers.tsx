import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { GroupView } from '../../../../server/contract/group.ts';
import { Status } from '../../../components/Status.tsx';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';

const useStyles = makeStyles({
  members: { display: 'flex', flexDirection: 'column' },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** How many members a group has; where that is not known or odd, why and what to do. */
export const GroupMembers = ({ group }: { readonly group: GroupView }) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  if (group.state === 'readable' && group.memberCount !== null)
    return <span>{format.number(group.memberCount)}</span>;
  if (group.state === 'empty' || group.state === 'readable')
    return <Status mood="neutral">{text('wizard.groups.state.empty')}</Status>;
  return (
    <span className={styles.members}>
      <Status mood="bad">{text(`wizard.groups.state.${group.state}`)}</Status>
      <Caption1 className={styles.hint}>{text(`wizard.groups.hint.${hintOf(group)}`)}</Caption1>
    </span>
  );
};

/** What to do about a group that cannot be read. */
export const hintOf = ({
  state,
  hiddenMembership,
}: Pick<GroupView, 'state' | 'hiddenMembership'>): 'missing' | 'hidden' | 'unreadable' => {
  if (state === 'missing') return 'missing';
  return hiddenMembership ? 'hidden' : 'unreadable';
};

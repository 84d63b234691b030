import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { GroupView } from '../../../../server/contract/group.ts';
import { useText } from '../../../strings/text.ts';

const useStyles = makeStyles({
  kind: { display: 'flex', flexDirection: 'column' },
  more: { color: tokens.colorNeutralForeground2 },
});

/** What kind of group it is, and where its members come from if that is special. */
export const GroupKind = ({ group }: { readonly group: GroupView }) => {
  const text = useText();
  const styles = useStyles();
  const more = [
    ...(group.dynamic ? [text('wizard.groups.dynamic')] : []),
    ...(group.hiddenMembership ? [text('wizard.groups.hidden')] : []),
    ...(group.onPremisesSynced ? [text('wizard.groups.onPremises')] : []),
  ];
  return (
    <span className={styles.kind}>
      <span>{text(`wizard.groups.kind.${group.kind}`)}</span>
      {more.length > 0 && <Caption1 className={styles.more}>{more.join(', ')}</Caption1>}
    </span>
  );
};

import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { GroupView } from '../../../../server/contract/group.ts';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';
import { GroupKind } from './GroupKind.tsx';
import { GroupMembers } from './GroupMembers.tsx';

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalM,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, maxWidth: '40ch' },
});

/** What group it is whose actions are edited. */
export const GroupFacts = ({ group }: { readonly group: GroupView }) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const facts = [
    { name: text('wizard.groups.column.kind'), value: <GroupKind group={group} /> },
    { name: text('wizard.groups.column.members'), value: <GroupMembers group={group} /> },
    {
      name: text('wizard.groups.column.precedence'),
      value: group.precedence === null ? text('common.none') : format.number(group.precedence),
    },
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>
            <Caption1 className={styles.name}>{name}</Caption1>
          </dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

import { Caption1, Checkbox, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { GroupView } from '../../../../server/contract/group.ts';
import type { RowColumn } from '../../../components/rows-layout.ts';
import { Status } from '../../../components/Status.tsx';
import { VirtualRows } from '../../../components/VirtualRows.tsx';
import { hrefOf } from '../../../navigation/route.ts';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';
import { GroupKind } from './GroupKind.tsx';
import { GroupMembers } from './GroupMembers.tsx';
import type { GroupSelection } from './use-group-selection.ts';

const useStyles = makeStyles({
  name: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  // the box stands at the height of the words beside it
  box: { marginBlock: `calc(-1 * ${tokens.spacingVerticalS})` },
  label: { color: tokens.colorNeutralForeground1 },
  // below the name, not below the box
  about: {
    paddingInlineStart: `calc(${tokens.spacingHorizontalXXXL} + ${tokens.spacingHorizontalXS})`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  actions: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXXS,
  },
});

interface GroupTableProps {
  readonly taskId: string;
  readonly groups: readonly GroupView[];
  readonly selection: GroupSelection;
  readonly mayChange: boolean;
  /** Ids of groups whose actions were edited and not saved. */
  readonly unsavedActions: ReadonlySet<string>;
  readonly openActions: (href: string) => void;
  readonly onRange: (start: number, end: number) => void;
  readonly listName: string;
}

/** Groups with what is known of each, its box, its place in the order and the way to its actions. */
export const GroupTable = (props: GroupTableProps) => {
  const { taskId, groups, selection, mayChange, unsavedActions, openActions } = props;
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const { chosen, toggle } = selection;
  const ranks = useMemo(
    () => new Map(chosen.map((group, index) => [group.groupId, { group, rank: index + 1 }])),
    [chosen],
  );
  const columns = useMemo(
    (): readonly RowColumn<GroupView>[] => [
      {
        key: 'name',
        header: text('wizard.groups.column.name'),
        width: 'minmax(14rem, 2.2fr)',
        cell: (group) => (
          <div className={styles.name}>
            <Checkbox
              className={styles.box}
              label={<span className={styles.label}>{group.displayName}</span>}
              checked={ranks.has(group.groupId)}
              disabled={!mayChange}
              onChange={() => toggle(group)}
            />
            {(group.description ?? group.mail) !== null && (
              <Caption1 className={styles.about}>{group.description ?? group.mail}</Caption1>
            )}
          </div>
        ),
      },
      {
        key: 'kind',
        header: text('wizard.groups.column.kind'),
        width: 'minmax(8rem, 1fr)',
        cell: (group) => <GroupKind group={group} />,
      },
      {
        key: 'members',
        header: text('wizard.groups.column.members'),
        width: 'minmax(8rem, 1.2fr)',
        cell: (group) => <GroupMembers group={group} />,
      },
      {
        key: 'precedence',
        header: text('wizard.groups.column.precedence'),
        width: '6.5rem',
        cell: ({ groupId }) => {
          const place = ranks.get(groupId);
          return place === undefined ? null : format.number(place.rank);
        },
      },
      {
        key: 'actions',
        header: text('wizard.groups.column.actions'),
        width: 'minmax(9rem, 1fr)',
        cell: (group) => {
          const { groupId, displayName } = group;
          const place = ranks.get(groupId);
          const { actions } = place?.group ?? group;
          if (place === undefined)
            return actions.length === 0 ? null : (
              <Caption1>{text('wizard.groups.keptActions', { count: actions.length })}</Caption1>
            );
          const href = hrefOf({ page: 'group-actions', taskId, groupId });
          return (
            <div className={styles.actions}>
              {actions.length === 0 ? (
                <Status mood="held">{text('wizard.groups.noActions')}</Status>
              ) : (
                <span>{text('wizard.groups.actions', { count: actions.length })}</span>
              )}
              {unsavedActions.has(groupId) && (
                <Status mood="waiting">{text('wizard.groups.unsavedActions')}</Status>
              )}
              <Link
                href={href}
                aria-label={text(mayChange ? 'wizard.groups.editFor' : 'wizard.groups.showFor', {
                  group: displayName,
                })}
                onClick={(event) => {
                  event.preventDefault();
                  openActions(href);
                }}
              >
                {text(mayChange ? 'wizard.groups.edit' : 'wizard.groups.show')}
              </Link>
            </div>
          );
        },
      },
    ],
    [text, format, styles, ranks, toggle, mayChange, unsavedActions, openActions, taskId],
  );
  return (
    <VirtualRows
      label={text('wizard.step.groups')}
      columns={columns}
      total={groups.length}
      rowAt={(index) => groups[index]}
      onRange={props.onRange}
      listName={props.listName}
      minWidth="50rem"
    />
  );
};

import { Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GroupView } from '../../../../server/contract/group.ts';
import { Status } from '../../../components/Status.tsx';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';
import { dropStyles } from './drop-styles.ts';
import { DragHandle, MoveButtons } from './OrderControls.tsx';
import { useReorder } from './use-reorder.ts';

const shownAtFirst = 100;
const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  row: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: tokens.spacingVerticalXXXL,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  number: {
    flexShrink: 0,
    minWidth: '2ch',
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: tokens.fontWeightSemibold,
  },
  name: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    overflowWrap: 'anywhere',
  },
  about: { color: tokens.colorNeutralForeground2 },
  ...dropStyles,
});

interface PrecedenceListProps {
  /** In the order in which they count. */
  readonly groups: readonly GroupView[];
  readonly savedIds: ReadonlySet<string>;
  /** Null = the order cannot be changed here. */
  readonly move: ((from: number, to: number) => void) | null;
}

/** The selected groups, the first one that has a user counts for him. */
export const PrecedenceList = ({ groups, savedIds, move }: PrecedenceListProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? groups : groups.slice(0, shownAtFirst);
  const ids = groups.map(({ groupId }) => groupId);
  const aboutGroup = ({ groupId, actions }: GroupView): string => {
    if (!savedIds.has(groupId)) return text('wizard.groups.notSaved');
    return actions.length === 0
      ? text('wizard.groups.noActions')
      : text('wizard.groups.actions', { count: actions.length });
  };
  const reorder = useReorder({ ids, move: move ?? (() => undefined) });
  return (
    <>
      {move && <Caption1 className={styles.about}>{text('wizard.order.hint')}</Caption1>}
      <ol ref={reorder.list} className={styles.list} aria-label={text('wizard.precedence.title')}>
        {shown.map((group, index) => (
          <li
            key={group.groupId}
            className={mergeClasses(
              styles.row,
              index === reorder.dragged && styles.dragged,
              index === reorder.dropBefore && styles.dropBefore,
              index === shown.length - 1 && reorder.dropBefore === shown.length && styles.dropAfter,
            )}
            onKeyDown={move ? reorder.onRowKeyDown(index) : undefined}
          >
            {move && <DragHandle reorder={reorder} index={index} />}
            <span className={styles.number}>{format.number(index + 1)}</span>
            <span className={styles.name}>
              <span>{group.displayName}</span>
              <Caption1 className={styles.about}>{aboutGroup(group)}</Caption1>
            </span>
            {group.state === 'missing' && (
              <Status mood="bad">{text('wizard.groups.state.missing')}</Status>
            )}
            {move && (
              <MoveButtons
                reorder={reorder}
                index={index}
                count={groups.length}
                name={group.displayName}
              />
            )}
          </li>
        ))}
      </ol>
      {shown.length < groups.length && (
        <Button onClick={() => setWhole(true)}>
          {text('wizard.precedence.all', { count: groups.length })}
        </Button>
      )}
    </>
  );
};

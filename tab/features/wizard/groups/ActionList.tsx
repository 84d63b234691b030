import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ActionDefinitionView, GroupActionView } from '../../../../server/contract/action.ts';
import { useText } from '../../../strings/text.ts';
import { ActionRow } from './ActionRow.tsx';
import { actionLabel } from './action-text.ts';
import type { ShownWarning } from './action-warnings.ts';
import { type ActionName, type DraftAction, errorOf } from './draft-actions.ts';
import { useReorder } from './use-reorder.ts';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  hint: { color: tokens.colorNeutralForeground2 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

interface ActionListProps {
  readonly actions: readonly DraftAction[];
  readonly definitions: readonly ActionDefinitionView[];
  readonly warnings: readonly ShownWarning[];
  readonly limits: ReadonlyMap<string, number>;
  readonly saved: readonly GroupActionView[];
  readonly timeZone: string;
  /** The one that was just added. */
  readonly added: ActionName | null;
  readonly change: (changed: DraftAction) => void;
  readonly move: (from: number, to: number) => void;
  readonly remove: (removed: DraftAction) => void;
}

/** The actions in the order in which they are processed. */
export const ActionList = (props: ActionListProps) => {
  const { actions, definitions, warnings, limits } = props;
  const text = useText();
  const styles = useStyles();
  const reorder = useReorder({ ids: actions.map(({ action }) => action), move: props.move });
  return (
    <div className={styles.frame}>
      <Caption1 className={styles.hint}>{text('wizard.actions.orderHint')}</Caption1>
      <ol ref={reorder.list} className={styles.list} aria-label={text('wizard.actions.list')}>
        {actions.map((one, index) => {
          const definition = definitions.find(({ action }) => action === one.action);
          return (
            <ActionRow
              key={one.action}
              one={one}
              label={actionLabel(one.action, text, definition)}
              definition={definition ?? null}
              warnings={warnings.filter(({ about }) => about === one.action)}
              error={errorOf(one, limits)}
              limits={limits}
              saved={props.saved}
              timeZone={props.timeZone}
              isAdded={props.added === one.action}
              reorder={reorder}
              index={index}
              count={actions.length}
              change={(value) => props.change({ ...one, value })}
              remove={() => props.remove(one)}
            />
          );
        })}
      </ol>
    </div>
  );
};

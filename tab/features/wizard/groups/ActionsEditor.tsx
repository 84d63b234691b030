import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { LightbulbRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { GroupView } from '../../../../server/contract/group.ts';
import type { GroupPreset } from '../../../../server/contract/presets.ts';
import type { TaskView } from '../../../../server/contract/task.ts';
import { problemOf } from '../../../api/problem.ts';
import { useActionTable } from '../../../api/task-groups.ts';
import { LiveStatus } from '../../../components/LiveStatus.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { ProblemBar } from '../../../components/ProblemBar.tsx';
import { useToasts } from '../../../components/Toasts.tsx';
import { useLanguage } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';
import { ActionConflictBar } from './ActionConflictBar.tsx';
import { ActionList } from './ActionList.tsx';
import { ActionsFooter } from './ActionsFooter.tsx';
import { AddActionMenu } from './AddActionMenu.tsx';
import { actionLabel } from './action-text.ts';
import { warningsOf } from './action-warnings.ts';
import {
  type ActionName,
  type DraftAction,
  errorOf,
  excludeEachOther,
  startValues,
} from './draft-actions.ts';
import { NoActions } from './NoActions.tsx';
import { PresetDrawer } from './PresetDrawer.tsx';
import { ReadOnlyActions } from './ReadOnlyActions.tsx';
import { UndoBar } from './UndoBar.tsx';
import { useActionDraft } from './use-action-draft.ts';
import { useQuotaLimits } from './use-quota-limits.ts';
import { moved } from './use-reorder.ts';

const useStyles = makeStyles({
  commands: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  centred: { justifyContent: 'center' },
});

interface ActionsEditorProps {
  readonly task: TaskView;
  readonly group: GroupView;
  readonly mayChange: boolean;
  readonly backHref: string;
}

/** Adds, edits, orders and removes the actions of a group; all of it can be undone until it is saved. */
export const ActionsEditor = ({ task, group, mayChange, backHref }: ActionsEditorProps) => {
  const text = useText();
  const { name: language } = useLanguage();
  const styles = useStyles();
  const toast = useToasts();
  const table = useActionTable();
  const limits = useQuotaLimits(task.taskId);
  const draft = useActionDraft(task.taskId, group);
  const { actions } = draft;
  const [undo, setUndo] = useState<Undo | null>(null);
  /** The row that takes the focus. */
  const [added, setAdded] = useState<ActionName | null>(null);
  const [announced, announce] = useState('');
  const [isChoosing, setChoosing] = useState(false);

  if (table.error)
    return <ProblemBar problem={problemOf(table.error)} retry={() => table.refetch()} />;
  if (!table.data) return <LoadingRows rows={6} />;
  if (!mayChange) return <ReadOnlyActions actions={group.actions} backHref={backHref} />;

  const nameOf = (action: string): string => actionLabel(action, text);
  const change = (next: readonly DraftAction[]): void => {
    setUndo(null);
    setAdded(null);
    draft.change(next);
  };
  const add = (action: ActionName): void => {
    change([...actions, { action, value: startValues[action] }]);
    setAdded(action);
    announce(text('wizard.actions.added', { name: nameOf(action), position: actions.length + 1 }));
  };
  const remove = ({ action }: DraftAction): void => {
    change(actions.filter((one) => one.action !== action));
    setUndo({
      message: text('wizard.actions.removed', { name: nameOf(action) }),
      actions,
      back: action,
    });
  };
  const move = (from: number, to: number): void => {
    const name = nameOf(actions[from]?.action ?? '');
    change(moved(actions, from, to));
    announce(text('wizard.order.moved', { name, position: to + 1, total: actions.length }));
  };
  const use = ({ actions: suggested, name }: GroupPreset): void => {
    change(suggested);
    setChoosing(false);
    const message = text('wizard.presets.used', { preset: name[language] });
    const [first] = actions;
    if (first) setUndo({ message, actions, back: first.action });
    announce(message);
  };
  const save = async (isForced = false): Promise<void> => {
    if (await draft.save(isForced)) {
      setUndo(null);
      toast(text('wizard.actions.saved', { group: group.displayName }));
    }
  };
  const warnings = warningsOf(actions, text);
  const isExclusive = excludeEachOther(actions);
  const isWrong = isExclusive || actions.some((one) => errorOf(one, limits) !== null);
  const unused = table.data.filter(({ action }) => !actions.some((one) => one.action === action));
  return (
    <>
      {draft.error !== null && <ProblemBar problem={problemOf(draft.error)} />}
      {draft.conflict && (
        <ActionConflictBar
          actions={draft.conflict}
          overwrite={() => void save(true)}
          discard={draft.discard}
        />
      )}
      <LiveStatus text={announced} />
      {undo && (
        <UndoBar
          message={undo.message}
          undo={() => {
            change(undo.actions);
            setAdded(undo.back);
            announce(text('wizard.actions.undone'));
          }}
        />
      )}
      {isExclusive && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{text('wizard.actions.error.exclusive')}</MessageBarBody>
        </MessageBar>
      )}
      {actions.length === 0 && <NoActions />}
      {/* in one place of the tree: a menu that goes away while it is open takes the focus with it */}
      <div className={mergeClasses(styles.commands, actions.length === 0 && styles.centred)}>
        <AddActionMenu definitions={unused} add={add} isPrimary={actions.length === 0} />
        <Button icon={<LightbulbRegular />} onClick={() => setChoosing(true)}>
          {text('wizard.presets.open')}
        </Button>
      </div>
      {actions.length > 0 && (
        <ActionList
          actions={actions}
          definitions={table.data}
          warnings={warnings}
          limits={limits}
          saved={group.actions}
          timeZone={task.timeZone}
          added={added}
          change={(changed) =>
            change(actions.map((one) => (one.action === changed.action ? changed : one)))
          }
          move={move}
          remove={remove}
        />
      )}
      <PresetDrawer
        isOpen={isChoosing}
        replaces={actions.length}
        close={() => setChoosing(false)}
        use={use}
      />
      <ActionsFooter
        backHref={backHref}
        isDirty={draft.isDirty}
        isSaving={draft.isSaving}
        isWrong={isWrong}
        save={() => void save()}
        discard={() => {
          setUndo(null);
          draft.discard();
        }}
      />
    </>
  );
};

interface Undo {
  readonly message: string;
  /** The list as it was before. */
  readonly actions: readonly DraftAction[];
  /** The action whose row then takes the focus. */
  readonly back: ActionName;
}

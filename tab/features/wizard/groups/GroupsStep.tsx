import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { problemOf } from '../../../api/problem.ts';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { ProblemBar } from '../../../components/ProblemBar.tsx';
import { useToasts } from '../../../components/Toasts.tsx';
import { goTo } from '../../../navigation/use-route.ts';
import { useText } from '../../../strings/text.ts';
import { SelectionFooter } from '../domains/SelectionFooter.tsx';
import type { StepProps } from '../wizard-step.ts';
import { GroupFinder } from './GroupFinder.tsx';
import { PrecedenceSection } from './PrecedenceSection.tsx';
import { SelectionConflictBar } from './SelectionConflictBar.tsx';
import { useGroupSelection } from './use-group-selection.ts';

const useStyles = makeStyles({
  intro: { maxWidth: '80ch', color: tokens.colorNeutralForeground2 },
});

/** Step 3: the directory groups of the task, the order in which they count, and the way to the actions of each. */
export const GroupsStep = ({ task, mayChange, backHref, nextHref }: StepProps) => {
  const text = useText();
  const styles = useStyles();
  const toast = useToasts();
  const selection = useGroupSelection(task);
  const { saved, chosen } = selection;

  const save = async (onTop = false): Promise<boolean> => {
    const isSaved = await selection.save(onTop);
    if (isSaved) toast(text('wizard.groups.saved', { count: chosen.length }));
    return isSaved;
  };
  /** What is selected is saved first, so that its actions can be too. */
  const leaveFor = async (href: string): Promise<void> => {
    if (!selection.isDirty || (await save())) goTo(href);
  };
  return (
    <>
      <Body1 className={styles.intro}>{text('wizard.groups.intro')}</Body1>
      {saved.error && <ProblemBar problem={problemOf(saved.error)} retry={() => saved.refetch()} />}
      {selection.error !== null && <ProblemBar problem={problemOf(selection.error)} />}
      {selection.conflict && (
        <SelectionConflictBar
          conflict={selection.conflict}
          saveOnTop={() => void save(true)}
          discard={selection.discard}
        />
      )}
      {saved.isPending ? (
        <LoadingRows rows={8} />
      ) : (
        <>
          <GroupFinder
            taskId={task.taskId}
            selection={selection}
            mayChange={mayChange}
            openActions={(href) => void leaveFor(href)}
          />
          {chosen.length > 0 && <PrecedenceSection selection={selection} mayChange={mayChange} />}
        </>
      )}
      <SelectionFooter
        state={text('wizard.groups.selected', { count: chosen.length })}
        mayChange={mayChange}
        isDirty={selection.isDirty}
        isBusy={selection.isSaving}
        saveLocked={null}
        nextLocked={chosen.length === 0 ? text('wizard.groups.atLeastOne') : null}
        save={() => save()}
        backHref={backHref}
        nextHref={nextHref}
      />
    </>
  );
};

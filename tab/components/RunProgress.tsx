import { Caption1, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { RunView } from '../../server/contract/run.ts';
import { type Text, useText } from '../strings/text.ts';

const useStyles = makeStyles({
  progress: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    minWidth: '140px',
  },
});

type Progressing = Pick<RunView, 'state' | 'progress'>;

/** How far a run is, in words. */
export const progressText = ({ state, progress }: Progressing, text: Text): string => {
  const { groupsRead, groupsTotal, membersRead, changesDone, changesTotal } = progress;
  if (state === 'reading' && groupsTotal !== null)
    return text('sync.reading', { done: groupsRead, total: groupsTotal, members: membersRead });
  if (state === 'applying' && changesTotal !== null)
    return text('sync.changes', { done: changesDone, total: changesTotal });
  return text(`sync.state.${state}`);
};

/** The part of its present stage that a run has done, 0 to 1; undefined while that is not known. */
export const progressPart = ({ state, progress }: Progressing): number | undefined => {
  const { groupsRead, groupsTotal, changesDone, changesTotal } = progress;
  if (state === 'reading' && groupsTotal) return groupsRead / groupsTotal;
  if (state === 'applying' && changesTotal) return changesDone / changesTotal;
  return undefined;
};

/** How far a run that is at work is. */
export const RunProgress = ({ run }: { readonly run: Progressing }) => {
  const text = useText();
  const said = progressText(run, text);
  const part = progressPart(run);
  return (
    <div className={useStyles().progress}>
      <ProgressBar
        {...(part === undefined ? {} : { value: part })}
        aria-label={text('sync.running')}
        aria-valuetext={said}
      />
      <Caption1>{said}</Caption1>
    </div>
  );
};

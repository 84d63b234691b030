import { Caption1, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { RunView } from '../../server/contract/run.ts';
import type { Words } from '../strings/en.ts';
import type { Format } from '../strings/format.ts';
import { useFormat, useWords } from '../strings/words.ts';

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
export const progressText = ({ state, progress }: Progressing, words: Words, format: Format) => {
  const n = format.number;
  const { groupsRead, groupsTotal, membersRead, changesDone, changesTotal } = progress;
  if (state === 'reading' && groupsTotal !== null)
    return `${words.sync.groups(n(groupsRead), n(groupsTotal))}, ${words.sync.members(n(membersRead))}`;
  if (state === 'applying' && changesTotal !== null)
    return words.sync.changes(n(changesDone), n(changesTotal));
  return words.run.states[state];
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
  const words = useWords();
  const text = progressText(run, words, useFormat());
  const part = progressPart(run);
  return (
    <div className={useStyles().progress}>
      <ProgressBar
        {...(part === undefined ? {} : { value: part })}
        aria-label={words.sync.running}
        aria-valuetext={text}
      />
      <Caption1>{text}</Caption1>
    </div>
  );
};

import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ChangeView } from '../../../server/contract/change.ts';
import { useText } from '../../strings/text.ts';
import { type Mood, Status } from '../Status.tsx';

const useStyles = makeStyles({
  aside: { color: tokens.colorNeutralForeground3, display: 'block' },
});

const moods: Readonly<Record<NonNullable<ChangeView['result']>, Mood>> = {
  applied: 'good',
  failed: 'bad',
  held: 'held',
};

/** What came of a row, or that safeguards hold it; null = it was not applied so far. */
export const resultOf = ({ result, heldBy }: Pick<ChangeView, 'result' | 'heldBy'>) =>
  result ?? (heldBy.length > 0 ? 'held' : null);

interface ChangeResultProps {
  readonly change: ChangeView;
  /** Of a plan that was not applied: only what stands out is told. */
  readonly isPlan: boolean;
}

/** What came of a change; being skipped is normal, unless it is an error of that user. */
export const ChangeResult = ({ change, isPlan }: ChangeResultProps) => {
  const text = useText();
  const styles = useStyles();
  const result = resultOf(change);
  if (!result && !change.error && (isPlan || change.kind === 'skip')) return null;
  return (
    <>
      {result && <Status mood={moods[result]}>{text(`changes.result.${result}`)}</Status>}
      {!result && change.error && <Status mood="bad">{text('changes.result.error')}</Status>}
      {!result && !change.error && <Status mood="waiting">{text('changes.result.open')}</Status>}
      {change.error && (
        <Caption1 className={styles.aside}>
          {text.code('problem.title', change.error.code, change.error.message)}
        </Caption1>
      )}
    </>
  );
};

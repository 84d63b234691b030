import { Caption1, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { type ChangeView, changeKinds } from '../../../server/contract/change.ts';
import { useText } from '../../strings/text.ts';

type Kind = ChangeView['kind'];

const useStyles = makeStyles({
  filter: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  legend: { float: 'left', padding: 0, marginRight: tokens.spacingHorizontalS },
});

interface KindFilterProps {
  readonly counts: Readonly<Record<Kind, number>>;
  /** Null = all. */
  readonly kind: Kind | null;
  readonly choose: (kind: Kind | null) => void;
}

/** How many rows there are of each kind; each count shows its rows alone. */
export const KindFilter = ({ counts, kind, choose }: KindFilterProps) => {
  const text = useText();
  const styles = useStyles();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const present = changeKinds.filter((one) => counts[one] > 0 || one === kind);
  return (
    <fieldset className={styles.filter}>
      <legend className={styles.legend}>
        <Caption1>{text('changes.filter')}</Caption1>
      </legend>
      <ToggleButton
        shape="circular"
        size="small"
        checked={kind === null}
        onClick={() => choose(null)}
      >
        {text('changes.all', { count: total })}
      </ToggleButton>
      {present.map((one) => (
        <ToggleButton
          key={one}
          shape="circular"
          size="small"
          checked={kind === one}
          onClick={() => choose(kind === one ? null : one)}
        >
          {text(`sync.count.${one}`, { count: counts[one] })}
        </ToggleButton>
      ))}
    </fieldset>
  );
};

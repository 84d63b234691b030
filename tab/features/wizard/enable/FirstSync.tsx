import { Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../../../strings/text.ts';
import type { Choice } from './choice.ts';

const useStyles = makeStyles({
  choice: { display: 'flex', flexDirection: 'column' },
  note: { color: tokens.colorNeutralForeground3, paddingLeft: tokens.spacingHorizontalXXXL },
});

interface FirstSyncProps {
  readonly choice: Choice;
  readonly choose: (part: Partial<Choice>) => void;
  readonly mayChange: boolean;
  /** It begins anyway, by what is switched on. */
  readonly byItself: boolean;
}

/** Offers a full synchronisation at once. */
export const FirstSync = ({ choice, choose, mayChange, byItself }: FirstSyncProps) => {
  const text = useText();
  const styles = useStyles();
  return (
    <div className={styles.choice}>
      <Checkbox
        checked={choice.syncNow || byItself}
        disabled={!mayChange || byItself}
        label={text('enable.syncNow')}
        onChange={(_event, { checked }) => choose({ syncNow: checked === true })}
      />
      <Caption1 className={styles.note}>
        {text(byItself ? 'enable.syncByItself' : 'enable.syncNowHint')}
      </Caption1>
    </div>
  );
};

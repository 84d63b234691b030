import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { problemOf } from '../../../api/problem.ts';
import { useText } from '../../../strings/text.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { useDraftState } from './use-draft.ts';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
  },
});

interface DraftStatusProps {
  readonly keeper: DraftKeeper;
  readonly discard: () => void;
  readonly discardLabel: string;
}

/** Whether what was typed is kept on the server, and the way to give it up. */
export const DraftStatus = ({ keeper, discard, discardLabel }: DraftStatusProps) => {
  const text = useText();
  const styles = useStyles();
  const state = useDraftState(keeper);
  if (state.kind === 'none') return null;
  if (state.kind === 'failed')
    return (
      <div className={styles.state}>
        <Caption1 role="alert">
          {text('wizard.draft.failed', { why: problemOf(state.error).detail })}
        </Caption1>
        <Button size="small" onClick={() => void keeper.flush().catch(() => undefined)}>
          {text('common.retry')}
        </Button>
      </div>
    );
  return (
    <div className={styles.state}>
      <Caption1 role="status">
        {text(state.kind === 'saving' ? 'wizard.draft.saving' : 'wizard.draft.saved')}
      </Caption1>
      {state.kind === 'saved' && (
        <Button size="small" appearance="subtle" onClick={discard}>
          {discardLabel}
        </Button>
      )}
    </div>
  );
};

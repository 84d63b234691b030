import { Button, Spinner, Tooltip } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useText } from '../strings/text.ts';

interface SyncButtonProps {
  readonly task: string;
  readonly busy: boolean;
  /** Why it cannot be done now; null = it can. */
  readonly reason: string | null;
  readonly appearance?: 'primary' | 'subtle';
  readonly start: () => void;
}

/** "Sync now". While it cannot be used it stays reachable and says why. */
export const SyncButton = ({
  task,
  busy,
  reason,
  appearance = 'subtle',
  start,
}: SyncButtonProps) => {
  const text = useText();
  const why = busy ? text('sync.running') : reason;
  const button = (
    <Button
      appearance={appearance}
      size={appearance === 'subtle' ? 'small' : 'medium'}
      icon={busy ? <Spinner size="extra-tiny" /> : <ArrowSyncRegular />}
      disabledFocusable={why !== null}
      aria-label={text('sync.nowFor', { task })}
      onClick={start}
    >
      {text('sync.now')}
    </Button>
  );
  if (why === null) return button;
  return (
    <Tooltip content={why} relationship="description" positioning="below">
      {button}
    </Tooltip>
  );
};

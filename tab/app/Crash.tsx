import { Button } from '@fluentui/react-components';
import { EmptyState } from '../components/EmptyState.tsx';
import { useText } from '../strings/text.ts';

/** What is shown of a page that threw. */
export const Crash = () => {
  const text = useText();
  return (
    <EmptyState
      title={text('common.crash')}
      text={text('common.crashText')}
      action={
        <Button appearance="primary" onClick={() => window.location.reload()}>
          {text('common.retry')}
        </Button>
      }
    />
  );
};

import { Button } from '@fluentui/react-components';
import { EmptyState } from '../components/EmptyState.tsx';
import { useWords } from '../strings/words.ts';

/** What is shown of a page that threw. */
export const Crash = () => {
  const words = useWords();
  return (
    <EmptyState
      title={words.crash.title}
      text={words.crash.text}
      action={
        <Button appearance="primary" onClick={() => window.location.reload()}>
          {words.retry}
        </Button>
      }
    />
  );
};

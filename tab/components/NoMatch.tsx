import { Button } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useText } from '../strings/text.ts';
import { EmptyState } from './EmptyState.tsx';

/** Instead of a list whose search and filters leave nothing. */
export const NoMatch = ({ clear }: { readonly clear: () => void }) => {
  const text = useText();
  return (
    <EmptyState
      icon={<SearchRegular />}
      title={text('common.noMatch')}
      text={text('common.noMatchHint')}
      action={<Button onClick={clear}>{text('common.clearFilters')}</Button>}
    />
  );
};

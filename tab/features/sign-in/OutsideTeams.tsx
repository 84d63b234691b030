import { PeopleSyncRegular } from '@fluentui/react-icons';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { useText } from '../../strings/text.ts';

/** Tells somebody in a plain browser where the app is to be opened. */
export const OutsideTeams = () => {
  const text = useText();
  return (
    <Page title={text('common.product')}>
      <EmptyState
        icon={<PeopleSyncRegular />}
        title={text('signIn.outside')}
        text={text('signIn.outsideText')}
      />
    </Page>
  );
};

import { PeopleSyncRegular } from '@fluentui/react-icons';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { useWords } from '../../strings/words.ts';

/** Tells somebody in a plain browser where the app is to be opened. */
export const OutsideTeams = () => {
  const { product, signIn } = useWords();
  return (
    <Page title={product}>
      <EmptyState icon={<PeopleSyncRegular />} title={signIn.outside} text={signIn.outsideText} />
    </Page>
  );
};

import { Page } from '../../components/Page.tsx';
import { useText } from '../../strings/text.ts';

interface DomainsPageProps {
  /** Managed domains are changed with the role ALL only. */
  readonly mayChangeAll: boolean;
}

/** The managed domains of the mail-security service. */
export const DomainsPage = (_props: DomainsPageProps) => {
  const text = useText();
  return <Page title={text('domains.title')}>{null}</Page>;
};

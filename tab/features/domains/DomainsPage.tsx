import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { AddRegular, GlobeRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import type { ManagedDomainView } from '../../../server/contract/managed-domain.ts';
import { useManagedDomains } from '../../api/managed-domains.ts';
import { problemOf } from '../../api/problem.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useText } from '../../strings/text.ts';
import { DomainList } from './DomainList.tsx';
import { RemoveDomain } from './RemoveDomain.tsx';

const DomainDialog = lazy(async () => ({
  default: (await import('./DomainDialog.tsx')).DomainDialog,
}));

interface DomainsPageProps {
  /** Managed domains are changed with the role ALL only. */
  readonly mayChangeAll: boolean;
}

/** The managed domains of the mail-security service. */
export const DomainsPage = ({ mayChangeAll }: DomainsPageProps) => {
  const text = useText();
  const domains = useManagedDomains();
  const [edited, setEdited] = useState<ManagedDomainView | 'new' | null>(null);
  const [removed, setRemoved] = useState<string | null>(null);
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setEdited('new')}>
      {text('domains.add')}
    </Button>
  );
  const isEmpty = domains.data?.length === 0;
  return (
    <Page
      title={text('domains.title')}
      intro={text('domains.intro')}
      actions={mayChangeAll && !isEmpty && add}
    >
      {!mayChangeAll && (
        <MessageBar layout="multiline">
          <MessageBarBody>{text('domains.readOnly')}</MessageBarBody>
        </MessageBar>
      )}
      {domains.error && (
        <ProblemBar problem={problemOf(domains.error)} retry={() => domains.refetch()} />
      )}
      {domains.isPending && <LoadingRows rows={4} />}
      {isEmpty && (
        <EmptyState
          icon={<GlobeRegular />}
          title={text('domains.none')}
          text={text('domains.noneText')}
          action={mayChangeAll && add}
        />
      )}
      {domains.data && !isEmpty && (
        <DomainList
          domains={domains.data}
          edit={mayChangeAll ? setEdited : null}
          remove={mayChangeAll ? setRemoved : null}
        />
      )}
      {edited && domains.data && (
        <Suspense>
          <DomainDialog
            domain={edited === 'new' ? null : edited}
            existing={domains.data.map(({ name }) => name)}
            close={() => setEdited(null)}
          />
        </Suspense>
      )}
      <RemoveDomain name={removed} close={() => setRemoved(null)} />
    </Page>
  );
};

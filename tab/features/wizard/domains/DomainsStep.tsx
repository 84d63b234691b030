import { Body1, Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, GlobeRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import { problemOf } from '../../../api/problem.ts';
import { useRefreshDomains } from '../../../api/task-domains.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LiveStatus } from '../../../components/LiveStatus.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { ProblemBar } from '../../../components/ProblemBar.tsx';
import { useToasts } from '../../../components/Toasts.tsx';
import { When } from '../../../components/When.tsx';
import { useText } from '../../../strings/text.ts';
import type { StepProps } from '../wizard-step.ts';
import { DomainConflictBar } from './DomainConflictBar.tsx';
import { DomainTable } from './DomainTable.tsx';
import { NoManagedDomain } from './NoManagedDomain.tsx';
import { SelectionFooter } from './SelectionFooter.tsx';
import { useDomainSelection } from './use-domain-selection.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  intro: {
    flexBasis: '24rem',
    flexGrow: 1,
    maxWidth: '80ch',
    color: tokens.colorNeutralForeground2,
  },
  refresh: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
});

/** Step 2: the domains whose users the task may touch. */
export const DomainsStep = ({ task, mayChange, backHref, nextHref }: StepProps) => {
  const text = useText();
  const styles = useStyles();
  const toast = useToasts();
  const selection = useDomainSelection(task.taskId);
  const { domains, select, items, chosen } = selection;
  const refresh = useRefreshDomains(task.taskId);

  const isFirst = mayChange && task.domainsRefreshedAt === null;
  const { mutate: refreshNow } = refresh;
  useEffect(() => {
    if (isFirst) refreshNow(null);
  }, [isFirst, refreshNow]);

  const save = async (onTop = false): Promise<boolean> => {
    const isSaved = await selection.save(onTop);
    if (isSaved) toast(text('wizard.domains.saved', { count: chosen.size }));
    return isSaved;
  };
  const none = chosen.size === 0 ? text('wizard.domains.atLeastOne') : null;
  const isReading = domains.isPending || (items.length === 0 && refresh.isPending);
  return (
    <>
      <div className={styles.head}>
        <Body1 className={styles.intro}>{text('wizard.domains.intro')}</Body1>
        <div className={styles.refresh}>
          {task.domainsRefreshedAt !== null && (
            <div>
              <Caption1>{text('wizard.domains.lastRead')}</Caption1>
              <When time={task.domainsRefreshedAt} />
            </div>
          )}
          {mayChange && (
            <Button
              icon={refresh.isPending ? <Spinner size="extra-tiny" /> : <ArrowClockwiseRegular />}
              disabledFocusable={refresh.isPending}
              onClick={() => refreshNow(null)}
            >
              {text('wizard.domains.refresh')}
            </Button>
          )}
        </div>
      </div>
      <LiveStatus
        text={refresh.isSuccess ? text('wizard.domains.refreshed', { count: items.length }) : ''}
      />
      {domains.error && (
        <ProblemBar problem={problemOf(domains.error)} retry={() => domains.refetch()} />
      )}
      {refresh.error && (
        <ProblemBar problem={problemOf(refresh.error)} retry={() => refreshNow(null)} />
      )}
      {select.error && <ProblemBar problem={problemOf(select.error)} />}
      {selection.isMoved && (
        <DomainConflictBar saveOnTop={() => void save(true)} discard={selection.discard} />
      )}
      {isReading && <LoadingRows rows={5} />}
      {domains.data && !isReading && items.length === 0 && (
        <EmptyState
          icon={<GlobeRegular />}
          title={text('wizard.domains.none')}
          text={<Body1>{text('wizard.domains.noneText')}</Body1>}
        />
      )}
      {items.length > 0 && (
        <>
          <NoManagedDomain domains={items} />
          <DomainTable
            domains={items}
            chosen={chosen}
            toggle={mayChange ? selection.toggle : null}
          />
        </>
      )}
      <SelectionFooter
        state={text('wizard.domains.selected', { count: chosen.size, total: items.length })}
        mayChange={mayChange}
        isDirty={selection.isDirty}
        isBusy={select.isPending}
        saveLocked={none}
        nextLocked={none}
        save={() => save()}
        backHref={backHref}
        nextHref={nextHref}
      />
    </>
  );
};

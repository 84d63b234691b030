import { Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { DomainView } from '../../../../server/contract/domain.ts';
import type { RowColumn } from '../../../components/rows-layout.ts';
import { Status } from '../../../components/Status.tsx';
import { VirtualRows } from '../../../components/VirtualRows.tsx';
import { useLanguage } from '../../../strings/LanguageProvider.tsx';
import { type Text, useText } from '../../../strings/text.ts';
import { domainObstacle } from './domain-obstacle.ts';

const useStyles = makeStyles({
  reason: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  // a name is to be read, also where it cannot be chosen
  label: { color: tokens.colorNeutralForeground1, overflowWrap: 'anywhere' },
  // the box stands at the height of the words beside it
  box: { marginBlock: `calc(-1 * ${tokens.spacingVerticalS})` },
});

interface DomainTableProps {
  readonly domains: readonly DomainView[];
  readonly chosen: ReadonlySet<string>;
  /** Null = the person may not change anything. */
  readonly toggle: ((domain: DomainView) => void) | null;
}

/** Each domain with the three things that are known of it, and why one cannot be selected. */
export const DomainTable = ({ domains, chosen, toggle }: DomainTableProps) => {
  const text = useText();
  const { name: language } = useLanguage();
  const styles = useStyles();
  const columns = useMemo(
    (): readonly RowColumn<DomainView>[] => [
      {
        key: 'name',
        header: text('wizard.domains.column.domain'),
        width: 'minmax(12rem, 1.4fr)',
        cell: (domain) => (
          <Checkbox
            className={styles.box}
            label={<span className={styles.label}>{domain.name}</span>}
            checked={chosen.has(domain.name)}
            disabled={!toggle || (!domain.selectable && !chosen.has(domain.name))}
            onChange={() => toggle?.(domain)}
          />
        ),
      },
      {
        key: 'listed',
        header: text('wizard.domains.column.listed'),
        width: '8.5rem',
        cell: ({ microsoftListed }) => (
          <Fact is={microsoftListed} yes={text('common.yes')} no={text('common.no')} />
        ),
      },
      {
        key: 'verified',
        header: text('wizard.domains.column.verified'),
        width: '9.5rem',
        cell: ({ microsoftVerified }) => (
          <Fact
            is={microsoftVerified}
            yes={text('wizard.domains.validated')}
            no={text('wizard.domains.notValidated')}
          />
        ),
      },
      {
        key: 'managed',
        header: text('wizard.domains.column.managed'),
        width: '9.5rem',
        cell: ({ managed }) => (
          <Fact is={managed} yes={text('common.yes')} no={text('common.no')} />
        ),
      },
      {
        key: 'reason',
        header: text('wizard.domains.column.reason'),
        width: 'minmax(12rem, 2fr)',
        cell: (domain) => {
          const reason = reasonText(domain, text, language);
          return reason === null ? null : <Caption1 className={styles.reason}>{reason}</Caption1>;
        },
      },
    ],
    [chosen, toggle, text, language, styles],
  );
  return (
    <VirtualRows
      label={text('wizard.step.domains')}
      columns={columns}
      total={domains.length}
      rowAt={(index) => domains[index]}
      minWidth="54rem"
    />
  );
};

interface FactProps {
  readonly is: boolean;
  readonly yes: string;
  readonly no: string;
}

const Fact = ({ is, yes, no }: FactProps) => (
  <Status mood={is ? 'good' : 'neutral'}>{is ? yes : no}</Status>
);

/** The server names the other task; in its own language only. */
const reasonText = (domain: DomainView, text: Text, language: 'en' | 'de'): string | null => {
  const obstacle = domainObstacle(domain);
  if (obstacle === null) return null;
  if (obstacle === 'taken' && language === 'en' && domain.reason !== null) return domain.reason;
  return text(`wizard.domains.reason.${obstacle}`);
};

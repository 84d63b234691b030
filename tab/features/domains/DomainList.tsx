import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular, EditRegular } from '@fluentui/react-icons';
import type { ManagedDomainView } from '../../../server/contract/managed-domain.ts';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { quotaText } from './quota.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  domain: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingVerticalS,
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
  },
  what: { flexGrow: 1, flexBasis: '14rem', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quota: { color: tokens.colorNeutralForeground2 },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXS,
    // the words of the first button below the name where there is no room beside it
    marginInline: `calc(-1 * ${tokens.spacingHorizontalM})`,
  },
  count: { color: tokens.colorNeutralForeground2 },
});

interface DomainListProps {
  readonly domains: readonly ManagedDomainView[];
  /** Null = not allowed. */
  readonly edit: ((domain: ManagedDomainView) => void) | null;
  readonly remove: ((name: string) => void) | null;
}

/** The domains with their quotas. */
export const DomainList = ({ domains, edit, remove }: DomainListProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  return (
    <>
      <ul className={styles.list} aria-label={text('domains.title')}>
        {domains.map((domain) => (
          <li key={domain.name} className={styles.domain}>
            <div className={styles.what}>
              <div className={styles.name}>{domain.name}</div>
              <div className={styles.quota}>
                {domain.lftGlobalQuota === null
                  ? text('domains.noQuota')
                  : text('domains.quotaOf', {
                      quota: quotaText(domain.lftGlobalQuota, text, format),
                    })}
              </div>
            </div>
            {(edit || remove) && (
              <div className={styles.acts}>
                {edit && (
                  <Button
                    appearance="subtle"
                    icon={<EditRegular />}
                    aria-label={text('domains.editOf', { domain: domain.name })}
                    onClick={() => edit(domain)}
                  >
                    {text('domains.edit')}
                  </Button>
                )}
                {remove && (
                  <Button
                    appearance="subtle"
                    icon={<DeleteRegular />}
                    aria-label={text('domains.removeOf', { domain: domain.name })}
                    onClick={() => remove(domain.name)}
                  >
                    {text('domains.remove')}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      <Body1 role="status" className={styles.count}>
        {text('domains.count', { count: domains.length })}
      </Body1>
    </>
  );
};

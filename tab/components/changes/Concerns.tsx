import {
  Caption1,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { PlanView } from '../../../server/contract/plan.ts';
import { useLanguage } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { concernText } from './concern-text.ts';
import { openRow } from './list-place.ts';

const mostNamed = 20;
const useStyles = makeStyles({
  concerns: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  arithmetic: { display: 'block' },
  names: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    overflowWrap: 'anywhere',
  },
});

interface RefusalsProps extends Pick<PlanView, 'refusals'> {
  /** What can be done about them, as a button. */
  readonly action?: ReactNode;
}

/** What the safeguards refuse: why, with the arithmetic and the users, and what to do. */
export const Refusals = ({ refusals, action }: RefusalsProps) => {
  const text = useText();
  const styles = useStyles();
  if (refusals.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={styles.concerns}>
        <MessageBarTitle>{text('runs.refusals')}</MessageBarTitle>
        {refusals.map(({ code, message, count, emails, approvable }) => (
          <div key={code}>
            <strong>{text.code('changes.refusal', code)}</strong>
            <Said area="refusal" concern={{ code, message, count }} />
            {!approvable && <span>{text('changes.refusal.never')}</span>}
            <Names count={count} emails={emails} />
          </div>
        ))}
      </MessageBarBody>
      {action && <MessageBarActions>{action}</MessageBarActions>}
    </MessageBar>
  );
};

/** What a plan warns of: users in several groups, and what else may be a surprise. */
export const Warnings = ({ warnings }: Pick<PlanView, 'warnings'>) => {
  const text = useText();
  const styles = useStyles();
  if (warnings.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody className={styles.concerns}>
        <MessageBarTitle>{text('runs.warnings')}</MessageBarTitle>
        {warnings.map(({ code, message, count, emails }) => (
          <div key={`${code} ${message}`}>
            <strong>{text.code('changes.warning', code)}</strong>
            <Said area="warning" concern={{ code, message, count }} />
            <Names count={count} emails={emails} />
          </div>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
};

interface SaidProps {
  readonly area: 'refusal' | 'warning';
  readonly concern: Parameters<typeof concernText>[1];
}

const Said = ({ area, concern }: SaidProps) => {
  const { said, isForeign } = concernText(area, concern, useText(), useLanguage());
  return (
    <span className={useStyles().arithmetic} {...(isForeign ? { lang: 'en' } : {})}>
      {said}
    </span>
  );
};

interface NamesProps {
  readonly count: number;
  readonly emails: readonly string[];
}

/** The users something is about, on demand; each opens its row. */
const Names = ({ count, emails }: NamesProps) => {
  const text = useText();
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  if (emails.length === 0) return null;
  const more = count - Math.min(emails.length, mostNamed);
  return (
    <div>
      <Link
        as="button"
        appearance="subtle"
        inline
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {text(isOpen ? 'changes.hideUsers' : 'changes.showUsers', { count })}
      </Link>
      {isOpen && (
        <ul className={styles.names}>
          {emails.slice(0, mostNamed).map((email) => (
            <li key={email}>
              <Link as="button" appearance="subtle" inline onClick={() => openRow(email)}>
                {email}
              </Link>
            </li>
          ))}
          {more > 0 && (
            <li>
              <Caption1>{text('changes.andMore', { count: more })}</Caption1>
            </li>
          )}
        </ul>
      )}
    </div>
  );
};

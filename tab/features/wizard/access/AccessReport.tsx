import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { AccessTestView } from '../../../../server/contract/access-test.ts';
import { type Text, useText } from '../../../strings/text.ts';
import { AccessCheck } from './AccessCheck.tsx';
import type { TypedIds } from './app-scripts.ts';

const useStyles = makeStyles({
  report: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
  },
});

interface AccessReportProps {
  readonly report: AccessTestView;
  readonly ids: TypedIds;
}

const has = ({ checks }: AccessTestView, wanted: 'missing' | 'excess'): boolean =>
  checks.some(({ state }) => state === wanted);

const intentOf = (report: AccessTestView): 'success' | 'warning' | 'error' => {
  if (!report.ok) return 'error';
  return has(report, 'missing') || has(report, 'excess') ? 'warning' : 'success';
};

/** The verdict in one sentence. */
export const reportWord = (report: AccessTestView, { tenantId }: TypedIds, text: Text): string => {
  const tenant = report.tenantName ?? tenantId;
  if (report.error && report.checks.every(({ state }) => state === 'unknown'))
    return text.code('wizard.test.failed', report.error.code, text('wizard.test.failed'));
  if (!report.ok) return text('wizard.test.missing', { tenant });
  if (has(report, 'missing')) return text('wizard.test.noLive', { tenant });
  return text(has(report, 'excess') ? 'wizard.test.excess' : 'wizard.test.ok', { tenant });
};

/** What Test Access found: the verdict with the tenant's name, then one line for each permission. */
export const AccessReport = ({ report, ids }: AccessReportProps) => {
  const text = useText();
  const styles = useStyles();
  const { error, checks } = report;
  const verdict = useRef<HTMLDivElement>(null);
  // a new report is a new element: it is brought into view once
  useEffect(() => {
    void verdict.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isSignInFailed = error !== null && checks.every(({ state }) => state === 'unknown');
  return (
    <div className={styles.report}>
      <MessageBar ref={verdict} intent={intentOf(report)} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{reportWord(report, ids, text)}</MessageBarTitle>{' '}
          {error ? (
            text.code('wizard.test.fix', error.code, error.detail)
          ) : (
            <span>{text(report.ok ? 'wizard.test.okText' : 'wizard.test.missingText')}</span>
          )}
          {error?.upstream?.aadsts !== undefined && (
            <div>{text('wizard.test.aadsts', { number: String(error.upstream.aadsts) })}</div>
          )}
        </MessageBarBody>
      </MessageBar>
      {!isSignInFailed && (
        <>
          <h4 className={styles.title}>{text('wizard.test.permissions')}</h4>
          <ul className={styles.list}>
            {checks.map((check) => (
              <AccessCheck key={check.permission} check={check} ids={ids} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
};

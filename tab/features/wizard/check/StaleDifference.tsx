import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { PlanDifference } from '../../../api/plans.ts';
import { useText } from '../../../strings/text.ts';

const mostShown = 20;
const useStyles = makeStyles({
  difference: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxHeight: '14rem',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  was: { textDecorationLine: 'line-through' },
});

/** What a fresh test says differently from the one that was looked at. */
export const StaleDifference = ({ difference }: { readonly difference: PlanDifference | null }) => {
  const text = useText();
  const styles = useStyles();
  if (difference === null) return <Body1>{text('test.stale')}</Body1>;
  const { added, removed, changed, rows } = difference;
  const kind = (name: string | null): string =>
    name === null ? text('test.difference.nothing') : text.code('changes.kind', name);
  return (
    <div className={styles.difference} role="alert">
      <Body1>{text('test.difference', { added, removed, changed })}</Body1>
      {rows.length > 0 && (
        <ul className={styles.list}>
          {rows.slice(0, mostShown).map(({ what, email, objectId, was, becomes }) => (
            <li key={`${what} ${email ?? ''} ${objectId ?? ''}`}>
              {email ?? objectId}:{' '}
              <Caption1>
                {was === becomes ? (
                  text('test.difference.otherSettings', { what: kind(was) })
                ) : (
                  <>
                    <del className={styles.was}>{kind(was)}</del> → {kind(becomes)}
                  </>
                )}
              </Caption1>
            </li>
          ))}
          {added + removed + changed > mostShown && (
            <li>
              <Caption1>
                {text('changes.andMore', { count: added + removed + changed - mostShown })}
              </Caption1>
            </li>
          )}
        </ul>
      )}
      <Body1>{text('test.difference.advice')}</Body1>
    </div>
  );
};

import { Body1, Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { PersonRegular } from '@fluentui/react-icons';
import type { ChangeView } from '../../../server/contract/change.ts';
import type { UserView } from '../../../server/contract/user.ts';
import { hrefOf, type Route, type RouteParams } from '../../navigation/route.ts';
import { goTo } from '../../navigation/use-route.ts';
import { useText } from '../../strings/text.ts';
import { DetailsDrawer } from '../DetailsDrawer.tsx';
import { LoadingRows } from '../LoadingRows.tsx';
import { ShareLink } from '../ShareLink.tsx';
import { ChangeSteps } from './ChangeSteps.tsx';
import { openRow } from './list-place.ts';
import { NowAfter } from './NowAfter.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  heading: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface ChangeDrawerProps {
  /** What it is open for: an address or object ID; null = it is closed. */
  readonly row: string | null;
  /** Undefined = not read yet, null = there is none. */
  readonly change: ChangeView | null | undefined;
  readonly user: UserView | null | undefined;
  readonly showsAll: boolean;
  readonly isPlan: boolean;
  readonly precedence: 'alphabetical' | 'explicit';
  /** Where the list is, for the link to this row. */
  readonly route: Route;
  readonly params: RouteParams;
}

/** Everything about one user of a plan or run: how it was decided, and his settings now and after. */
export const ChangeDrawer = (props: ChangeDrawerProps) => {
  const { row, change, user, showsAll, isPlan, precedence, route, params } = props;
  const text = useText();
  const styles = useStyles();
  const name = change?.email ?? (change ? text('changes.noAddress') : (row ?? ''));
  return (
    <DetailsDrawer
      isOpen={row !== null}
      title={name}
      {...(change ? { subtitle: text(`changes.kind.${change.kind}`) } : {})}
      close={() => openRow(null)}
      actions={
        <div className={styles.actions}>
          {change?.email && (
            <>
              <ShareLink route={route} params={{ ...params, row: change.email }} label={name} />
              <Button
                icon={<PersonRegular />}
                onClick={() => goTo(hrefOf({ page: 'user', email: name }))}
              >
                {text('changes.openUser')}
              </Button>
            </>
          )}
        </div>
      }
    >
      {change === undefined && <LoadingRows rows={6} />}
      {change === null && <Body1>{text('changes.rowGone')}</Body1>}
      {change && (
        <>
          <section className={styles.section}>
            <Subtitle2 as="h3" className={styles.heading}>
              {text('changes.steps')}
            </Subtitle2>
            <ChangeSteps change={change} isPlan={isPlan} precedence={precedence} />
          </section>
          {(change.settings.length > 0 || change.email !== null) && (
            <section className={styles.section}>
              <Subtitle2 as="h3" className={styles.heading}>
                {text('changes.nowAfter')}
              </Subtitle2>
              <NowAfter change={change} showsAll={showsAll} user={user} />
            </section>
          )}
        </>
      )}
    </DetailsDrawer>
  );
};

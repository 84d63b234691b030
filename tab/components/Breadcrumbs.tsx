import {
  Breadcrumb,
  BreadcrumbButton,
  BreadcrumbDivider,
  BreadcrumbItem,
  Link,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons';
import { Fragment } from 'react';
import { useText } from '../strings/text.ts';
import { useNarrow } from './use-narrow.ts';

const oneUpTo = 480;
const useStyles = makeStyles({
  row: {
    // the text of the first crumb stands above the first letter of the heading
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalSNudge})`,
    marginBottom: `calc(-1 * ${tokens.spacingVerticalM})`,
    '& ol': { flexWrap: 'wrap' },
  },
  crumb: {
    minWidth: 0,
    maxWidth: '100%',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
    textAlign: 'start',
  },
  back: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXXS,
    overflowWrap: 'anywhere',
    // large enough for a finger
    paddingBlock: tokens.spacingVerticalSNudge,
    marginBlock: `calc(-1 * ${tokens.spacingVerticalSNudge})`,
  },
});

interface BreadcrumbsProps {
  /** The pages above, outermost first. */
  readonly above: readonly { readonly label: string; readonly href: string }[];
  readonly current: string;
}

/** Where a page of the second or third level stands, and the ways back; in a narrow window only the page above. */
export const Breadcrumbs = ({ above, current }: BreadcrumbsProps) => {
  const text = useText();
  const styles = useStyles();
  const isNarrow = useNarrow(oneUpTo);
  const parent = above.at(-1);
  if (isNarrow && parent)
    return (
      <nav aria-label={text('nav.breadcrumb')}>
        <Link href={parent.href} className={styles.back}>
          <ChevronLeftRegular aria-hidden />
          {parent.label}
        </Link>
      </nav>
    );
  return (
    <Breadcrumb aria-label={text('nav.breadcrumb')} className={styles.row}>
      {above.map(({ label, href }) => (
        <Fragment key={href}>
          <BreadcrumbItem>
            <BreadcrumbButton href={href} className={styles.crumb}>
              {label}
            </BreadcrumbButton>
          </BreadcrumbItem>
          <BreadcrumbDivider />
        </Fragment>
      ))}
      <BreadcrumbItem>
        <BreadcrumbButton current className={styles.crumb}>
          {current}
        </BreadcrumbButton>
      </BreadcrumbItem>
    </Breadcrumb>
  );
};

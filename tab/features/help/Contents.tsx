import { Caption1Strong, Link, makeStyles, tokens } from '@fluentui/react-components';
import { hrefOf } from '../../navigation/route.ts';
import { useRouteParams } from '../../navigation/use-route.ts';
import { useText } from '../../strings/text.ts';
import { sectionKeys } from './help-sections.ts';

const useStyles = makeStyles({
  title: { color: tokens.colorNeutralForeground2 },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    listStyleType: 'none',
    '@media (min-width: 1024px)': { flexDirection: 'column' },
  },
  // large enough for a finger
  link: { display: 'inline-block', paddingBlock: tokens.spacingVerticalXXS },
});

/** The sections of the help as links. */
export const Contents = () => {
  const text = useText();
  const styles = useStyles();
  const { section } = useRouteParams();
  return (
    <nav aria-label={text('help.contents')}>
      <Caption1Strong className={styles.title} aria-hidden>
        {text('help.contents')}
      </Caption1Strong>
      <ul className={styles.list}>
        {sectionKeys.map((key) => (
          <li key={key}>
            <Link
              className={styles.link}
              href={hrefOf({ page: 'help' }, { section: key })}
              aria-current={section === key ? 'location' : undefined}
            >
              {text(`help.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useNarrow } from '../components/use-narrow.ts';
import { hrefOf, type Route } from '../navigation/route.ts';
import { useRoute } from '../navigation/use-route.ts';
import { useText } from '../strings/text.ts';

const menuUpTo = 480;
const sections = ['tasks', 'users', 'domains', 'help'] as const;
type Section = (typeof sections)[number];

const sectionOf = ({ page }: Route): Section => {
  if (page === 'user') return 'users';
  return sections.find((one) => one === page) ?? 'tasks';
};

const useStyles = makeStyles({
  navigation: {
    position: 'relative',
    // the first word stands above the first letter of the page's heading
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalMNudge})`,
  },
  list: { display: 'flex', flexWrap: 'wrap', margin: 0, padding: 0, listStyleType: 'none' },
  popover: {
    position: 'absolute',
    zIndex: 3,
    top: `calc(100% + ${tokens.spacingVerticalXS})`,
    left: 0,
    flexDirection: 'column',
    minWidth: '14rem',
    padding: tokens.spacingHorizontalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow16,
  },
  link: {
    position: 'relative',
    display: 'block',
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalMNudge}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    ':hover': {
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorSubtleBackgroundHover,
    },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})`,
    },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      content: '""',
      position: 'absolute',
      left: tokens.spacingHorizontalMNudge,
      right: tokens.spacingHorizontalMNudge,
      bottom: 0,
      borderBottom: `${tokens.strokeWidthThicker} solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
  currentInMenu: {
    '::after': {
      left: 0,
      right: 'auto',
      top: tokens.spacingVerticalS,
      bottom: tokens.spacingVerticalS,
      borderBottom: 'none',
      borderLeft: `${tokens.strokeWidthThicker} solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
});

/** The sections of the tab as links in one row, behind a button where the window is narrow. */
export const MainNavigation = () => {
  const text = useText();
  const styles = useStyles();
  const isMenu = useNarrow(menuUpTo);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const route = useRoute();
  const current = sectionOf(route);
  const closeOnEscape = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || !isOpen) return;
    setOpen(false);
    button.current?.focus();
  };
  const list = (
    <ul className={mergeClasses(styles.list, isMenu && styles.popover)}>
      {sections.map((section) => (
        <li key={section}>
          <a
            href={hrefOf({ page: section })}
            aria-current={
              section === current ? (route.page === section ? 'page' : 'true') : undefined
            }
            className={mergeClasses(
              styles.link,
              section === current && styles.current,
              isMenu && section === current && styles.currentInMenu,
            )}
            onClick={() => setOpen(false)}
          >
            {text(`nav.${section}`)}
          </a>
        </li>
      ))}
    </ul>
  );
  if (!isMenu)
    return (
      <nav aria-label={text('nav.label')} className={styles.navigation}>
        {list}
      </nav>
    );
  return (
    <nav
      aria-label={text('nav.label')}
      className={styles.navigation}
      onKeyDown={closeOnEscape}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <Button
        ref={button}
        appearance="subtle"
        icon={<NavigationRegular />}
        aria-expanded={isOpen}
        aria-label={`${text('nav.menu')}: ${text(`nav.${current}`)}`}
        onClick={() => setOpen(!isOpen)}
      >
        {text(`nav.${current}`)}
      </Button>
      {isOpen && list}
    </nav>
  );
};

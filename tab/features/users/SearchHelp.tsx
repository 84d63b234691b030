import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons';
import { useText } from '../../strings/text.ts';

const examples = [
  { typed: 'anna', meaning: 'users.searchHelp.plain' },
  { typed: 'a*@contoso.com', meaning: 'users.searchHelp.any' },
  { typed: '!@contoso.com', meaning: 'users.searchHelp.not' },
] as const;
const useStyles = makeStyles({
  surface: { maxWidth: 'min(24rem, 85vw)', boxSizing: 'border-box' },
  list: { margin: `${tokens.spacingVerticalM} 0 0` },
  example: { fontFamily: tokens.fontFamilyMonospace },
  meaning: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    color: tokens.colorNeutralForeground2,
    ':last-child': { marginBottom: 0 },
  },
});

/** What can be typed into the search, by examples. */
export const SearchHelp = () => {
  const text = useText();
  const styles = useStyles();
  const title = text('users.searchHelp');
  return (
    <Popover withArrow trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<InfoRegular />} aria-label={title} />
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={title} tabIndex={-1}>
        <Subtitle2>{title}</Subtitle2>
        <dl className={styles.list}>
          {examples.flatMap(({ typed, meaning }) => [
            <dt key={typed} className={styles.example}>
              {typed}
            </dt>,
            <dd key={meaning} className={styles.meaning}>
              {text(meaning)}
            </dd>,
          ])}
        </dl>
      </PopoverSurface>
    </Popover>
  );
};

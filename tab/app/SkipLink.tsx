import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../strings/text.ts';

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    zIndex: 2,
    top: tokens.spacingVerticalXS,
    left: tokens.spacingHorizontalM,
    ':not(:focus)': { clipPath: 'inset(50%)' },
  },
});

/** The first stop of the tab key: past the navigation. A button, as the address names the page. */
export const SkipLink = () => {
  const text = useText();
  return (
    <Button
      appearance="primary"
      className={useStyles().skip}
      onClick={() => document.querySelector('h1')?.focus()}
    >
      {text('nav.skip')}
    </Button>
  );
};

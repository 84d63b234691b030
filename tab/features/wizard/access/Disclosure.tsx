import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';

const useStyles = makeStyles({
  button: {
    justifyContent: 'flex-start',
    textAlign: 'start',
    // the icon stands at the edge of the text above and below
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})`,
    paddingLeft: tokens.spacingHorizontalS,
  },
  inside: { paddingTop: tokens.spacingVerticalM },
});

interface DisclosureProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Something to open where it is needed. */
export const Disclosure = ({ title, children }: DisclosureProps) => {
  const styles = useStyles();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button
        appearance="subtle"
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        {...(isOpen ? { 'aria-controls': id } : {})}
        className={styles.button}
        onClick={() => setOpen(!isOpen)}
      >
        {title}
      </Button>
      {isOpen && (
        <div id={id} className={styles.inside}>
          {children}
        </div>
      )}
    </div>
  );
};

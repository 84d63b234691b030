import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useRouteParams } from '../../navigation/use-route.ts';
import { useText } from '../../strings/text.ts';
import type { SectionKey } from './help-sections.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  title: {
    ...typographyStyles.subtitle1,
    margin: 0,
    outlineStyle: 'none',
    scrollMarginTop: tokens.spacingVerticalXXL,
  },
});

interface HelpSectionProps {
  readonly section: SectionKey;
  readonly children: ReactNode;
}

/** A section of the help; its heading takes the focus when the address names it. */
export const HelpSection = ({ section, children }: HelpSectionProps) => {
  const text = useText();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const params = useRouteParams();
  const isWanted = params.section === section;
  useEffect(() => {
    if (!isWanted) return;
    // after the page took the focus for its own heading
    const frame = requestAnimationFrame(() => {
      heading.current?.scrollIntoView();
      heading.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [isWanted]);
  return (
    <section className={styles.section}>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {text(`help.${section}`)}
      </h2>
      {children}
    </section>
  );
};

import {
  Body1,
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useText } from '../strings/text.ts';
import { useFocusBack } from './use-focus-back.ts';

const useStyles = makeStyles({
  drawer: { width: '36rem', maxWidth: '100vw' },
  title: { overflowWrap: 'anywhere' },
  subtitle: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXL,
    paddingTop: tokens.spacingVerticalM,
    // what is too long scrolls, it is not squeezed
    '> *': { flexShrink: 0 },
    paddingBottom: tokens.spacingVerticalXXL,
  },
});

interface DetailsDrawerProps {
  readonly title: string;
  readonly subtitle?: string;
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Details of a row beside its list. Escape closes it; afterwards the focus is where it was. */
export const DetailsDrawer = ({
  title,
  subtitle,
  isOpen,
  close,
  actions,
  children,
}: DetailsDrawerProps) => {
  const text = useText();
  const styles = useStyles();
  useFocusBack(isOpen);
  return (
    <OverlayDrawer
      open={isOpen}
      position="end"
      className={styles.drawer}
      onOpenChange={(_event, { open }) => !open && close()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          className={styles.title}
          action={
            <Button
              appearance="subtle"
              aria-label={text('common.close')}
              icon={<DismissRegular />}
              onClick={close}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
        {subtitle && <Body1 className={styles.subtitle}>{subtitle}</Body1>}
      </DrawerHeader>
      <DrawerBody className={styles.body}>{children}</DrawerBody>
      {actions && <DrawerFooter>{actions}</DrawerFooter>}
    </OverlayDrawer>
  );
};

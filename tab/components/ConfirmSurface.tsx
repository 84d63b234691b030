import {
  Button,
  Caption1,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useText } from '../strings/text.ts';
import type { ConfirmDialogProps } from './ConfirmDialog.tsx';
import { ProblemBar } from './ProblemBar.tsx';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalM,
  },
  counts: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  count: { display: 'flex', flexDirection: 'column-reverse' },
  value: { margin: 0 },
  destructive: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorStatusDangerBackground3,
    ':hover': {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorStatusDangerBackground3Hover,
    },
    ':hover:active': {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorStatusDangerBackground3Pressed,
    },
  },
});

/** The question itself, open from the start. The focus begins at "Cancel". */
export const ConfirmSurface = ({
  title,
  children,
  counts = [],
  confirmLabel,
  isDestructive = false,
  isBusy = false,
  problem = null,
  confirm,
  close,
}: ConfirmDialogProps) => {
  const text = useText();
  const styles = useStyles();
  return (
    <Dialog open modalType="alert" onOpenChange={() => !isBusy && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            {children}
            {counts.length > 0 && (
              <dl className={styles.counts}>
                {counts.map(({ label, value }) => (
                  <div key={label} className={styles.count}>
                    <dt>
                      <Caption1>{label}</Caption1>
                    </dt>
                    <dd className={styles.value}>
                      <Subtitle2>{value}</Subtitle2>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
            {problem && <ProblemBar problem={problem} />}
          </DialogContent>
          <DialogActions>
            <Button disabledFocusable={isBusy} onClick={close}>
              {text('common.cancel')}
            </Button>
            <Button
              appearance="primary"
              className={isDestructive ? styles.destructive : undefined}
              disabledFocusable={isBusy}
              icon={isBusy ? <Spinner size="extra-tiny" /> : undefined}
              onClick={confirm}
            >
              {confirmLabel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  AddCircleRegular,
  ArrowSwapRegular,
  ArrowUndoRegular,
  EditRegular,
  NextRegular,
  PersonProhibitedRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ChangeView } from '../../../server/contract/change.ts';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  kind: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0, lineHeight: 0, fontSize: tokens.fontSizeBase400 },
  create: { color: tokens.colorStatusSuccessForeground1 },
  disable: { color: tokens.colorStatusDangerForeground1 },
  other: { color: tokens.colorNeutralForeground2 },
});

const icons: Readonly<Record<ChangeView['kind'], ReactNode>> = {
  create: <AddCircleRegular />,
  update: <EditRegular />,
  disable: <PersonProhibitedRegular />,
  enable: <ArrowUndoRegular />,
  rename: <ArrowSwapRegular />,
  skip: <NextRegular />,
};

/** What becomes of a user, as icon and word. */
export const ChangeKind = ({ kind }: Pick<ChangeView, 'kind'>) => {
  const text = useText();
  const styles = useStyles();
  const colour = kind === 'create' || kind === 'disable' ? kind : 'other';
  return (
    <span className={styles.kind}>
      <span className={mergeClasses(styles.icon, styles[colour])} aria-hidden>
        {icons[kind]}
      </span>
      <span>{text(`changes.kind.${kind}`)}</span>
    </span>
  );
};

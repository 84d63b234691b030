import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';
import { actionLabel, actionValueText } from './action-text.ts';
import type { DraftAction } from './draft-actions.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
  },
});

/** Actions in their order, each with its value in words. */
export const ActionSummary = ({ actions }: { readonly actions: readonly DraftAction[] }) => {
  const text = useText();
  const format = useFormat();
  return (
    <ol className={useStyles().list}>
      {actions.map((one) => (
        <li key={one.action}>
          {actionLabel(one.action, text)}:{' '}
          <Text weight="semibold">{actionValueText(one, text, format)}</Text>
        </li>
      ))}
    </ol>
  );
};

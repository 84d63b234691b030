import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { type ActionDefinitionView, groupAction } from '../../../../server/contract/action.ts';
import { useText } from '../../../strings/text.ts';
import { actionLabel } from './action-text.ts';
import { type ActionName, startValues } from './draft-actions.ts';

const useStyles = makeStyles({
  popover: { zIndex: 2, maxWidth: 'min(34rem, 92vw)', maxHeight: '60vh', overflowY: 'auto' },
  item: { maxWidth: 'none' },
  internal: { fontFamily: tokens.fontFamilyMonospace, alignSelf: 'start' },
  about: { whiteSpace: 'normal' },
});

interface AddActionMenuProps {
  /** Those the group has not yet. */
  readonly definitions: readonly ActionDefinitionView[];
  readonly isPrimary: boolean;
  readonly add: (action: ActionName) => void;
}

/** Adds one of the actions that are not used yet. */
export const AddActionMenu = ({ definitions, isPrimary, add }: AddActionMenuProps) => {
  const text = useText();
  const styles = useStyles();
  const known = definitions.flatMap((definition) => {
    const name = knownName(definition.action);
    return name === null ? [] : [{ name, definition }];
  });
  return (
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance={isPrimary ? 'primary' : 'secondary'}
          icon={<AddRegular />}
          disabledFocusable={known.length === 0}
        >
          {text('wizard.actions.add')}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList>
          {known.map(({ name, definition }) => (
            <MenuItem
              key={name}
              className={styles.item}
              secondaryContent={{ className: styles.internal, children: name }}
              subText={{
                className: styles.about,
                children: text.code('wizard.actions.about', name, definition.description),
              }}
              onClick={() => add(name)}
            >
              {actionLabel(name, text, definition)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};

/** An action this page can edit; null = a newer server knows one more. */
const knownName = (action: string): ActionName | null => {
  const names = groupAction.options.map(({ shape }) => shape.action.value);
  return names.find((name) => name === action && name in startValues) ?? null;
};

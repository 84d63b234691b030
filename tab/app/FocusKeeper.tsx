import { useFocusFinders } from '@fluentui/react-components';

/**
 * Keeps Fluent's focus management alive between dialogs: with its last user it would go, and leave behind the page that it
 * had hidden from screen readers while the dialog was open.
 */
export const FocusKeeper = () => {
  useFocusFinders();
  return null;
};

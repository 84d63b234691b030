import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useText } from '../../strings/text.ts';

/** Says why nothing can be changed here. */
export const ReadOnlyBar = () => {
  const text = useText();
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>{text('common.readOnly')}</MessageBarBody>
    </MessageBar>
  );
};

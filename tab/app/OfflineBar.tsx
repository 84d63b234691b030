import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useOffline } from '../api/use-offline.ts';
import { useText } from '../strings/text.ts';

/** Says that there is no network, while that is so. */
export const OfflineBar = () => {
  const text = useText();
  if (!useOffline()) return null;
  return (
    <MessageBar intent="warning" shape="square" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{text('common.offline')}</MessageBarTitle> {text('common.offlineText')}
      </MessageBarBody>
    </MessageBar>
  );
};

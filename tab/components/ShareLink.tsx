import { Button, Caption1 } from '@fluentui/react-components';
import { LinkRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type Route, type RouteParams, subPageIdOf } from '../navigation/route.ts';
import { useText } from '../strings/text.ts';
import { useHost } from '../teams/use-host.ts';
import { useToasts } from './Toasts.tsx';

interface ShareLinkProps {
  readonly route: Route;
  readonly params?: RouteParams;
  /** What the link leads to; Teams shows it in its dialog. */
  readonly label: string;
}

/** "Copy link": in Teams the host's dialog with a deep link, elsewhere the address. */
export const ShareLink = ({ route, params, label }: ShareLinkProps) => {
  const text = useText();
  const host = useHost();
  const toast = useToasts();
  const [isFailed, setFailed] = useState(false);
  const share = async (): Promise<void> => {
    try {
      const outcome = await host.shareLink(subPageIdOf(route, params), label);
      setFailed(false);
      if (outcome === 'copied') toast(text('common.linkCopied'));
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Button icon={<LinkRegular />} onClick={() => void share()}>
        {text('common.copyLink')}
      </Button>
      {isFailed && <Caption1 role="alert">{text('common.copyFailed')}</Caption1>}
    </>
  );
};

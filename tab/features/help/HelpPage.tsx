import { Page } from '../../components/Page.tsx';
import { useText } from '../../strings/text.ts';

/** Help, and the recommended set-up of groups and actions. */
export const HelpPage = () => {
  const text = useText();
  return <Page title={text('help.title')}>{null}</Page>;
};

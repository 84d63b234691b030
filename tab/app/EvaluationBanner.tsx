import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons';
import { useText } from '../strings/text.ts';

/** Says on every page that nothing here is real. */
export const EvaluationBanner = () => {
  const text = useText();
  return (
    <aside aria-label={text('common.evaluation')}>
      <MessageBar intent="info" icon={<BeakerRegular />} shape="square" politeness="polite">
        <MessageBarBody>
          <MessageBarTitle>{text('common.evaluation')}</MessageBarTitle>{' '}
          {text('common.evaluationText')}
        </MessageBarBody>
      </MessageBar>
    </aside>
  );
};

import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons';
import { useWords } from '../strings/words.ts';

/** Says on every page that nothing here is real. */
export const EvaluationBanner = () => {
  const { evaluation } = useWords();
  return (
    <aside aria-label={evaluation.title}>
      <MessageBar intent="info" icon={<BeakerRegular />} shape="square" politeness="polite">
        <MessageBarBody>
          <MessageBarTitle>{evaluation.title}</MessageBarTitle> {evaluation.text}
        </MessageBarBody>
      </MessageBar>
    </aside>
  );
};

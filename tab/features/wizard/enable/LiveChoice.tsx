import type { TaskView } from '../../../../server/contract/task.ts';
import { Status } from '../../../components/Status.tsx';
import { useText } from '../../../strings/text.ts';
import { ChoiceCard } from './ChoiceCard.tsx';
import type { Choice } from './choice.ts';

interface LiveChoiceProps {
  readonly task: TaskView;
  readonly choice: Choice;
  readonly choose: (part: Partial<Choice>) => void;
  readonly mayChange: boolean;
}

const moods = { on: 'good', degraded: 'held', polling: 'waiting', off: 'neutral' } as const;

/** Live sync: changes in the directory are applied within seconds. */
export const LiveChoice = ({ task, choice, choose, mayChange }: LiveChoiceProps) => {
  const text = useText();
  const { enabled, state } = task.liveSync;
  return (
    <ChoiceCard
      title={text('enable.live')}
      text={text('enable.liveText')}
      isOn={choice.live}
      isDisabled={!mayChange}
      change={(live) => choose({ live })}
    >
      {choice.live && enabled && state !== 'off' && (
        <Status mood={moods[state]}>{text(`enable.liveState.${state}`)}</Status>
      )}
    </ChoiceCard>
  );
};

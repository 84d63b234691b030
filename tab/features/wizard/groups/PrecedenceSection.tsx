import {
  Body1,
  Caption1,
  makeStyles,
  Radio,
  RadioGroup,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { LiveStatus } from '../../../components/LiveStatus.tsx';
import { useText } from '../../../strings/text.ts';
import { PrecedenceList } from './PrecedenceList.tsx';
import type { GroupSelection } from './use-group-selection.ts';
import { moved } from './use-reorder.ts';

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalM },
  },
  title: { margin: 0 },
  text: { color: tokens.colorNeutralForeground2, maxWidth: '80ch' },
});

interface PrecedenceSectionProps {
  readonly selection: GroupSelection;
  readonly mayChange: boolean;
}

/** Which group counts for a user who is in several: by name, or in an order of one's own. */
export const PrecedenceSection = ({ selection, mayChange }: PrecedenceSectionProps) => {
  const text = useText();
  const styles = useStyles();
  const [announced, announce] = useState('');
  const { chosen, precedence } = selection;
  const ids = chosen.map(({ groupId }) => groupId);
  const isExplicit = precedence.mode === 'explicit';
  const move = (from: number, to: number): void => {
    const name = chosen[from]?.displayName ?? '';
    selection.order({ mode: 'explicit', groupIds: moved(ids, from, to) });
    announce(text('wizard.order.moved', { name, position: to + 1, total: ids.length }));
  };
  return (
    <section className={styles.section} aria-labelledby="precedence">
      <Subtitle2 as="h3" id="precedence" className={styles.title}>
        {text('wizard.precedence.title')}
      </Subtitle2>
      <Body1 className={styles.text}>{text('wizard.precedence.text')}</Body1>
      <RadioGroup
        aria-labelledby="precedence"
        value={precedence.mode}
        disabled={!mayChange}
        onChange={(_event, { value }) =>
          selection.order(
            value === 'explicit' ? { mode: 'explicit', groupIds: ids } : { mode: 'alphabetical' },
          )
        }
      >
        <Radio
          value="alphabetical"
          label={
            <Choice
              name={text('wizard.precedence.alphabetical')}
              about={text('wizard.precedence.alphabeticalText')}
            />
          }
        />
        <Radio
          value="explicit"
          label={
            <Choice
              name={text('wizard.precedence.explicit')}
              about={text('wizard.precedence.explicitText')}
            />
          }
        />
      </RadioGroup>
      <LiveStatus text={announced} />
      <PrecedenceList
        groups={chosen}
        savedIds={selection.savedIds}
        move={isExplicit && mayChange ? move : null}
      />
    </section>
  );
};

const Choice = ({ name, about }: { readonly name: string; readonly about: string }) => (
  <>
    {name}
    <br />
    <Caption1>{about}</Caption1>
  </>
);

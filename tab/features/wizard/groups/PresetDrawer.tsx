import { Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { type GroupPreset, groupPresets } from '../../../../server/contract/presets.ts';
import { DetailsDrawer } from '../../../components/DetailsDrawer.tsx';
import { useLanguage } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';
import { ActionSummary } from './ActionSummary.tsx';

const useStyles = makeStyles({
  preset: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalXL,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0 },
  text: { color: tokens.colorNeutralForeground2 },
});

interface PresetDrawerProps {
  readonly isOpen: boolean;
  /** How many actions the chosen one would take the place of. */
  readonly replaces: number;
  readonly close: () => void;
  readonly use: (preset: GroupPreset) => void;
}

/** The manual's suggested groups: what each is for and which actions it brings, before it is used. */
export const PresetDrawer = ({ isOpen, replaces, close, use }: PresetDrawerProps) => {
  const text = useText();
  const { name: language } = useLanguage();
  const styles = useStyles();
  return (
    <DetailsDrawer
      title={text('wizard.presets.title')}
      subtitle={
        replaces > 0
          ? text('wizard.presets.replaces', { count: replaces })
          : text('wizard.presets.text')
      }
      isOpen={isOpen}
      close={close}
    >
      {groupPresets.map((preset) => (
        <section key={preset.presetId} className={styles.preset} aria-label={preset.name[language]}>
          <Subtitle2 as="h3" className={styles.title}>
            {preset.name[language]}
          </Subtitle2>
          <Body1 className={styles.text}>{preset.purpose[language]}</Body1>
          <ActionSummary actions={preset.actions} />
          <Caption1 className={styles.text}>
            {text('wizard.presets.groupName', { name: preset.groupName })}
          </Caption1>
          <Button
            aria-label={text('wizard.presets.useFor', { preset: preset.name[language] })}
            onClick={() => use(preset)}
          >
            {text('wizard.presets.use')}
          </Button>
        </section>
      ))}
    </DetailsDrawer>
  );
};

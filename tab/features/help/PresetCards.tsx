import { Body1, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { type GroupPreset, groupPresets } from '../../../server/contract/presets.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { useLanguage } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { Paragraphs } from './Paragraphs.tsx';
import { PresetActions } from './PresetActions.tsx';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(24rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0 },
  name: { marginTop: tokens.spacingVerticalS },
  suggestion: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
    paddingLeft: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  label: { display: 'block', color: tokens.colorNeutralForeground2 },
});

/** The groups the manual suggests, with a name to copy and the actions to begin with. */
export const PresetCards = () => {
  const styles = useStyles();
  return (
    <>
      <Paragraphs ids={['help.groups.1', 'help.groups.2']} />
      <ul className={styles.cards}>
        {groupPresets.map((preset) => (
          <li key={preset.presetId} className={styles.card}>
            <Preset preset={preset} />
          </li>
        ))}
      </ul>
    </>
  );
};

const Preset = ({ preset }: { readonly preset: GroupPreset }) => {
  const text = useText();
  const styles = useStyles();
  const { name: language } = useLanguage();
  return (
    <>
      <Subtitle2 as="h3" className={styles.title}>
        {preset.name[language]}
      </Subtitle2>
      <Body1>{preset.purpose[language]}</Body1>
      <div className={styles.name}>
        <Caption1 className={styles.label}>{text('help.groups.name')}</Caption1>
        <div className={styles.suggestion}>
          <span>{preset.groupName}</span>
          <CopyButton
            value={preset.groupName}
            label={text('help.groups.copy', { name: preset.groupName })}
            isIcon
          />
        </div>
      </div>
      <PresetActions actions={preset.actions} />
    </>
  );
};

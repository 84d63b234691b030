import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { UserView } from '../../../server/contract/user.ts';
import { useText } from '../../strings/text.ts';
import { Section } from './Section.tsx';
import { SettingRow } from './SettingRow.tsx';
import { type SettingName, settingGroups } from './setting-groups.ts';
import type { SettingOrigin } from './setting-origin.ts';

const useStyles = makeStyles({
  cards: {
    columnWidth: '26rem',
    columnGap: tokens.spacingHorizontalL,
    // the last card of a column has the space below it too
    marginBottom: `calc(-1 * ${tokens.spacingVerticalL})`,
  },
  card: {
    breakInside: 'avoid',
    marginBottom: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0 },
  list: { margin: `${tokens.spacingVerticalXS} 0 0` },
});

interface UserSettingsProps {
  readonly user: UserView;
  /** Of the times of quarantine reports; null = it is not known. */
  readonly timeZone: string | null;
  readonly originOf: (setting: SettingName) => SettingOrigin;
}

/** Every setting with its value and where it comes from. */
export const UserSettings = ({ user, timeZone, originOf }: UserSettingsProps) => {
  const text = useText();
  const styles = useStyles();
  return (
    <Section title={text('users.settings')}>
      <div className={styles.cards}>
        {settingGroups.map(({ key, settings }) => (
          <section key={key} className={styles.card}>
            <Subtitle2 as="h3" block className={styles.title}>
              {text(`users.group.${key}`)}
            </Subtitle2>
            <dl className={styles.list}>
              {settings.map((setting) => (
                <SettingRow
                  key={setting}
                  setting={setting}
                  value={user[setting]}
                  timeZone={timeZone}
                  origin={originOf(setting)}
                />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Section>
  );
};

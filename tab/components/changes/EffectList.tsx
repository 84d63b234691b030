import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { PlanView } from '../../../server/contract/plan.ts';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { HiddenText } from '../LiveStatus.tsx';
import { valueText } from './value-text.ts';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(19rem, 100%), 1fr))',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalXS,
  },
  effect: {
    display: 'flex',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  setting: { color: tokens.colorNeutralForeground3 },
  count: {
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
});

type Effect = PlanView['effects'][number];

/** What a plan does to rights and licences: for how many users each of them changes. */
export const EffectList = ({ effects }: Pick<PlanView, 'effects'>) => {
  const text = useText();
  const styles = useStyles();
  if (effects.length === 0) return null;
  return (
    <section className={styles.panel}>
      <Subtitle2 as="h2" className={styles.heading}>
        {text('changes.effects')}
      </Subtitle2>
      <ul className={styles.list}>
        {effects.map((effect) => (
          <li key={JSON.stringify(effect)} className={styles.effect}>
            <EffectText effect={effect} />
            <span className={styles.count}>{text('changes.users', { count: effect.count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const EffectText = ({ effect: { setting, was, becomes } }: { readonly effect: Effect }) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const name = <span className={styles.setting}>{text.code('setting', setting)}: </span>;
  if (setting === 'adminRoles')
    return (
      <span>
        {name}
        {was === null
          ? text('changes.roleGained', { role: valueText(becomes, text, format) })
          : text('changes.roleLost', { role: valueText(was, text, format) })}
      </span>
    );
  return (
    <span>
      {name}
      {valueText(was, text, format)} <span aria-hidden>→</span>{' '}
      <HiddenText text={`${text('changes.becomes')} `} />
      {valueText(becomes, text, format)}
    </span>
  );
};

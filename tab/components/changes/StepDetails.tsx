import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ChangeView } from '../../../server/contract/change.ts';
import { type Text, useText } from '../../strings/text.ts';
import { resultOf } from './ChangeResult.tsx';
import type { ChangeStep } from './change-steps.ts';

const useStyles = makeStyles({
  aside: { display: 'block', color: tokens.colorNeutralForeground3 },
  id: { fontFamily: tokens.fontFamilyMonospace },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

interface StepDetailsProps {
  readonly change: ChangeView;
  readonly step: ChangeStep;
  readonly isPlan: boolean;
  readonly precedence: 'alphabetical' | 'explicit';
}

/** What is to be said of one step. */
export const StepDetails = ({ change, step, isPlan, precedence }: StepDetailsProps) => {
  const text = useText();
  const styles = useStyles();
  const { reason, group, otherGroups } = change;
  const why = text(`changes.reason.${reason}`);
  switch (step.name) {
    case 'read':
      if (step.mood !== 'good') return why;
      return (
        <>
          {text(change.objectId ? 'changes.read.found' : 'changes.read.gone')}
          {change.objectId && (
            <Caption1 className={styles.aside}>
              {text('changes.read.objectId')} <span className={styles.id}>{change.objectId}</span>
            </Caption1>
          )}
          {change.previousEmail && (
            <Caption1 className={styles.aside}>
              {text('changes.formerly', { email: change.previousEmail })}
            </Caption1>
          )}
        </>
      );
    case 'scope':
      return step.mood === 'good' ? text('changes.scope.in') : why;
    case 'group':
      if (!group) return text('changes.group.none');
      return (
        <>
          {text('changes.group.counts', { group: group.displayName })}
          {otherGroups.length > 0 && (
            <>
              <Caption1 className={styles.aside}>
                {text(`changes.group.because.${precedence}`)}
              </Caption1>
              <ul className={styles.list}>
                {otherGroups.map(({ groupId, displayName }) => (
                  <li key={groupId}>{displayName}</li>
                ))}
              </ul>
            </>
          )}
        </>
      );
    case 'actions':
      return step.mood === 'good' ? <Actions change={change} /> : why;
    case 'result':
      return <>{resultText(change, isPlan, text)}</>;
  }
};

/** The actions that change something, in their order; of the rest of the group's actions the settings are there already. */
const Actions = ({ change }: { readonly change: ChangeView }) => {
  const text = useText();
  const styles = useStyles();
  const names = [...new Set(change.settings.flatMap(({ action }) => action ?? []))];
  const why = text(`changes.reason.${change.reason}`);
  if (names.length === 0) return why;
  return (
    <>
      {change.reason !== 'group-actions' && <span className={styles.aside}>{why}</span>}
      <ol className={styles.list}>
        {names.map((name) => (
          <li key={name}>
            {text.code('setting', settingOf(change, name), name)}{' '}
            <Caption1 className={styles.id}>{name}</Caption1>
            {name === 'usersDisabled' && (
              <Caption1 className={styles.aside}>{text('changes.actions.overrides')}</Caption1>
            )}
          </li>
        ))}
      </ol>
    </>
  );
};

const settingOf = ({ settings }: ChangeView, name: string): string =>
  settings.find(({ action }) => action === name)?.setting ?? name;

const resultText = (change: ChangeView, isPlan: boolean, text: Text): string => {
  const { error, kind } = change;
  if (error)
    return `${text.code('problem.title', error.code, error.message)} ${text.code('problem.advice', error.code, '')}`.trim();
  const result = resultOf(change);
  if (result === 'held') {
    const by = change.heldBy.map((code) => text.code('changes.refusal', code)).join('; ');
    return by === '' ? text('changes.result.held') : text('changes.result.heldBy', { by });
  }
  if (result) return text(`changes.done.${result}`, { what: text(`changes.kind.${kind}`) });
  if (kind === 'skip') return text('changes.done.skip');
  return text(isPlan ? 'changes.done.plan' : 'changes.done.open', {
    what: text(`changes.kind.${kind}`),
  });
};

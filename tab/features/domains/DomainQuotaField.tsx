import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { mostOf, type QuotaUnit, quotaUnits } from './quota.ts';

const useStyles = makeStyles({
  quota: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
  },
  amount: { flexGrow: 1, flexBasis: '10rem' },
  unit: { flexBasis: '6rem' },
});

interface Quota {
  readonly typed: string;
  readonly unit: QuotaUnit;
}
interface DomainQuotaFieldProps {
  readonly id: string;
  readonly quota: Quota;
  readonly isWrong: boolean;
  readonly change: (quota: Quota) => void;
}

/** The LFT quota of a whole domain, in megabytes or gigabytes; empty = none. */
export const DomainQuotaField = ({ id, quota, isWrong, change }: DomainQuotaFieldProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  return (
    <div className={styles.quota}>
      <Field
        className={styles.amount}
        label={text('domains.quota')}
        hint={text('domains.quotaHint')}
        validationState={isWrong ? 'error' : 'none'}
        validationMessage={
          isWrong
            ? text('domains.quotaWrong', { most: format.number(mostOf(quota.unit)) })
            : undefined
        }
      >
        <Input
          id={id}
          inputMode="numeric"
          value={quota.typed}
          onChange={(_event, { value }) => change({ ...quota, typed: value })}
        />
      </Field>
      <Field className={styles.unit} label={text('domains.unit')}>
        <Select
          value={quota.unit}
          onChange={(_event, { value }) =>
            change({ ...quota, unit: quotaUnits.find((one) => one === value) ?? 'MB' })
          }
        >
          {quotaUnits.map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </Select>
      </Field>
    </div>
  );
};

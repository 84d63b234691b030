import { type UserView, userView } from '../../../server/contract/user.ts';
import { useManagedDomains } from '../../api/managed-domains.ts';
import { useText } from '../../strings/text.ts';
import { ChoiceField, YesNoField } from './ChoiceField.tsx';
import { QuotaField } from './QuotaField.tsx';
import { RolesField } from './RolesField.tsx';
import type { SettingName } from './setting-groups.ts';
import type { SettingOrigin } from './setting-origin.ts';
import { TimesField } from './TimesField.tsx';
import type { Enter } from './UserFields.tsx';

/** In megabytes: 1 TiB. */
const maxQuota = 1_048_576;
const { crypto, loginSecurity } = userView.shape;

interface SettingFieldProps {
  readonly setting: SettingName;
  readonly user: UserView;
  readonly origin: SettingOrigin;
  readonly enter: Enter;
}

/** The field that fits a setting, with what becomes of an edit of it. */
export const SettingField = ({ setting, user, origin, enter }: SettingFieldProps) => {
  const text = useText();
  const domain = user.email.slice(user.email.lastIndexOf('@') + 1);
  const ofDomain = useManagedDomains().data?.find(({ name }) => name === domain)?.lftGlobalQuota;
  const label = text(`setting.${setting}`);
  const isAgain = origin.kind === 'overridden' || (origin.kind === 'sync' && origin.isAgain);
  const field = isAgain
    ? { label, hint: text('users.edit.again', { group: origin.group, action: origin.action }) }
    : { label };
  switch (setting) {
    case 'adminRoles':
      return <RolesField {...field} value={user[setting]} change={(to) => enter(setting, to)} />;
    case 'crypto':
      return (
        <ChoiceField
          {...field}
          value={user[setting]}
          choices={crypto.unwrap().options.map((value) => ({
            value,
            label: `${text(`users.crypto.${value}`)} (${value})`,
          }))}
          change={(to) => enter(setting, to)}
        />
      );
    case 'loginSecurity':
      return (
        <ChoiceField
          {...field}
          value={user[setting]}
          choices={loginSecurity.unwrap().options.map((value) => ({
            value,
            label: `${text(`users.loginSecurity.${value}`)} (${value})`,
          }))}
          change={(to) => enter(setting, to)}
        />
      );
    case 'lftQuota':
      return (
        <QuotaField
          {...field}
          most={Math.min(maxQuota, ofDomain ?? maxQuota)}
          value={user[setting]}
          change={(to) => enter(setting, to)}
        />
      );
    case 'sendQuar':
    case 'sendQuarAdmin':
      return <TimesField {...field} value={user[setting]} change={(to) => enter(setting, to)} />;
    default:
      return <YesNoField {...field} value={user[setting]} change={(to) => enter(setting, to)} />;
  }
};

import { warnAboutActions } from '../../../../server/contract/action-rules.ts';
import type { Text } from '../../../strings/text.ts';
import { type ActionName, type DraftAction, sendable } from './draft-actions.ts';

/** What may be saved but deserves a second look; `about` = the action it is about, null = the whole list. */
export interface ShownWarning {
  readonly about: ActionName | null;
  readonly message: string;
}

/** The warnings the server would answer, in the language of the page, while the list is edited. */
export const warningsOf = (actions: readonly DraftAction[], text: Text): readonly ShownWarning[] =>
  warnAboutActions(sendable(actions) ?? []).map(({ code, message }) => {
    if (code !== 'no-effect')
      return {
        about: places[code] ?? null,
        message: text.code('wizard.actions.warning', code, message),
      };
    const about = actions.find(({ action }) => message.startsWith(action))?.action ?? null;
    return {
      about,
      message: text.code('wizard.actions.warning.no-effect', about ?? '', message),
    };
  });

const places: Readonly<Record<string, ActionName>> = {
  'admin-without-otp': 'assignAdminRoles',
  'security-downgrade': 'loginSecurity',
};

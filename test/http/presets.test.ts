import { describe, expect, it } from 'vitest';
import { groupActions } from '../../server/contract/action.ts';
import { groupPresets } from '../../server/contract/presets.ts';
import { refuseActions } from '../../server/domain/action-rules.ts';

describe('the presets of groups', () => {
  it.each(groupPresets)('$presetId holds actions that can be saved as they are', ({ actions }) => {
    expect(groupActions.parse([...actions])).toEqual(actions);
    expect(refuseActions(actions, new Map())).toEqual([]);
  });

  it.each(groupPresets)(
    '$presetId says in one sentence of each language what it is for',
    (preset) => {
      for (const language of ['en', 'de'] as const) {
        expect(preset.name[language]).toMatch(/^\S.*\S$/);
        expect(preset.purpose[language]).toMatch(/^[A-ZÄÖÜ][^.]*\.$/);
      }
    },
  );

  it('follow the manual: who is disabled has no other action, admins log in with otp', () => {
    const actionsOf = (presetId: string) =>
      groupPresets.find((preset) => preset.presetId === presetId)?.actions ?? [];
    expect(actionsOf('disabled-users')).toEqual([{ action: 'usersDisabled', value: true }]);
    expect(actionsOf('not-synchronised')).toEqual([{ action: 'noSync', value: true }]);
    for (const preset of groupPresets)
      if (preset.actions.some(({ action }) => action === 'assignAdminRoles'))
        expect(preset.actions).toContainEqual({ action: 'loginSecurity', value: 'otp' });
  });

  it('have names and ids of their own', () => {
    const ids = new Set(groupPresets.flatMap(({ presetId, groupName }) => [presetId, groupName]));
    expect(ids.size).toBe(2 * groupPresets.length);
  });
});

import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../server/domain/effects.ts';
import type { SettingChange } from '../../server/domain/plan.ts';
import { secretExpiresInDays } from '../../server/domain/secret-expiry.ts';
import { bySeverity, severityPlace } from '../../server/domain/severity.ts';

const sets = (
  setting: SettingChange['setting'],
  was: SettingChange['was'],
  becomes: SettingChange['becomes'],
): SettingChange => ({ setting, was, becomes, action: null });
const row = (...settings: readonly SettingChange[]) => ({ settings });

describe('the effects of a plan', () => {
  it('count users per setting and step, the largest first within each setting', () => {
    const encrypts = sets('crypto', 'None', 'SigEnc');
    const changes = [
      row(sets('crypto', null, 'SigEnc'), sets('loginLocked', false, true)),
      row(encrypts),
      row(encrypts, sets('disabled', false, true)),
      row(sets('crypto', 'SigEnc', null)),
    ];
    expect(effectsOf(changes)).toEqual([
      { setting: 'disabled', was: false, becomes: true, count: 1 },
      { setting: 'loginLocked', was: false, becomes: true, count: 1 },
      { setting: 'crypto', was: 'None', becomes: 'SigEnc', count: 2 },
      { setting: 'crypto', was: 'SigEnc', becomes: null, count: 1 },
      { setting: 'crypto', was: null, becomes: 'SigEnc', count: 1 },
    ]);
  });

  it('tell of admin roles each one gained and each one lost', () => {
    const changes = [
      row(sets('adminRoles', ['ALL', 'Audit'], ['Audit', 'Support'])),
      row(sets('adminRoles', [], ['Support'])),
      row(sets('adminRoles', ['Tech'], null)),
    ];
    expect(effectsOf(changes)).toEqual([
      { setting: 'adminRoles', was: null, becomes: 'Support', count: 2 },
      { setting: 'adminRoles', was: 'ALL', becomes: null, count: 1 },
      { setting: 'adminRoles', was: 'Tech', becomes: null, count: 1 },
    ]);
  });

  it('leave out settings with many values, and what does not change', () => {
    const changes = [
      row(
        sets('lftQuota', null, 500),
        sets('displayName', 'A', 'B'),
        sets('sendQuar', [], ['08:00']),
        sets('lftAvailable', true, true),
      ),
    ];
    expect(effectsOf(changes)).toEqual([]);
    expect(effectsOf([])).toEqual([]);
  });
});

describe('the place of a row by severity', () => {
  it('orders kinds as an admin wants to see them, and rows of one kind as the plan does', () => {
    const rows = bySeverity.flatMap((kind) => [
      severityPlace(kind, 0),
      severityPlace(kind, 9_999_999),
    ]);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    expect(new Set(rows).size).toBe(rows.length);
    expect(bySeverity[0]).toBe('disable');
  });
});

describe('the days until a client secret expires', () => {
  const now = new Date('2026-03-01T23:59:00.000Z');
  it.each([
    ['2026-03-01', 0],
    ['2026-03-02', 1],
    ['2026-02-27', -2],
    ['2028-02-29', 730],
    [null, null],
  ])('%s is %j away on 1 March 2026', (day, days) => {
    expect(secretExpiresInDays(day, now)).toBe(days);
  });
});

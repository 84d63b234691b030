import { describe, expect, test } from 'vitest';
import type { DraftView } from '../../server/contract/draft.ts';
import { newTaskInput, taskPatchInput } from '../../server/contract/task.ts';
import { requiredPermissions } from '../../server/graph/permission-checks.ts';
import { faultOf, isSecret } from '../../tab/features/wizard/access/access-rules.ts';
import {
  type AccessField,
  changesOf,
  newTaskFrom,
  newValues,
  patchFrom,
  withDraft,
} from '../../tab/features/wizard/access/access-values.ts';
import {
  addPermissionScript,
  azureCliScript,
  consentLink,
  powerShellScript,
} from '../../tab/features/wizard/access/app-scripts.ts';
import { createDraftKeeper } from '../../tab/features/wizard/access/draft-keeper.ts';
import { neededPermissions } from '../../tab/features/wizard/access/permissions.ts';
import { noteOnSecretDate } from '../../tab/features/wizard/access/secret-date.ts';
import {
  firstOpenStep,
  isOpenTo,
  type SteppedTask,
  stepStates,
} from '../../tab/features/wizard/wizard-steps.ts';

const now = new Date('2026-11-24T10:00:00Z');
const ids = {
  tenantId: '3f8e1c52-7a4b-4d19-9e60-5b2c8d7f1a34',
  clientId: 'c0a1e2d3-4b5c-4d6e-8f70-112233445566',
};
const base = { ...newValues('Europe/Zurich'), name: 'Contoso', ...ids };
const noSecret = { draftId: 'task-1', hasSecret: false };

describe('the steps of the wizard', () => {
  const task: SteppedTask = {
    accessTestedAt: '2026-11-24T10:00:00Z',
    secretExpiresInDays: 100,
    selectedDomains: 1,
    selectedGroups: 1,
    missing: [],
    lastRun: null,
    periodicSync: { enabled: false },
    liveSync: { enabled: false },
  };

  test.each<[string, Partial<SteppedTask>, string]>([
    ['whose access was never tested', { accessTestedAt: null }, 'access'],
    ['whose secret has expired', { secretExpiresInDays: -1 }, 'access'],
    ['without a domain', { selectedDomains: 0, missing: ['domain'] }, 'domains'],
    ['without a group', { selectedGroups: 0, missing: ['group'] }, 'groups'],
    ['whose groups have no actions', { missing: ['group'] }, 'groups'],
    ['that is complete', {}, 'test'],
    ['that synchronises', { periodicSync: { enabled: true } }, 'enable'],
  ])('lead on, for a task %s, where something is left to do', (_, fields, step) => {
    expect(firstOpenStep({ ...task, ...fields })).toBe(step);
  });

  test('are closed beyond the first until the access worked', () => {
    expect(isOpenTo(null, 'domains')).toBe(false);
    expect(isOpenTo({ ...task, accessTestedAt: null, selectedDomains: 0 }, 'test')).toBe(false);
    expect(isOpenTo({ ...task, accessTestedAt: null }, 'domains')).toBe(true);
    expect(isOpenTo(task, 'enable')).toBe(true);
  });

  test('of an enabled task that has lost its domains need attention', () => {
    const lost = { ...task, selectedDomains: 0, missing: ['domain'], liveSync: { enabled: true } };
    expect(stepStates(lost)).toMatchObject({ domains: 'attention', enable: 'attention' });
  });
});

describe('the fields of step 1', () => {
  test.each<[AccessField, string, boolean]>([
    ['name', '', false],
    ['name', 'Contoso', true],
    ['name', 'x'.repeat(101), false],
    ['description', 'x'.repeat(1001), false],
    ['tenantId', ' CONTOSO.com ', true],
    ['tenantId', 'contoso', false],
    ['clientId', 'c0a1e2d3', false],
    ['clientId', ids.clientId.toUpperCase(), true],
    ['timeZone', 'Europe/Nowhere', false],
    ['intervalMinutes', '4', false],
    ['intervalMinutes', '', false],
    ['intervalMinutes', '10080', true],
    ['maxDisablePercent', '101', false],
    ['maxDisableCount', '1.5', false],
    ['rollingHours', '0', false],
    ['clientSecretValidUntil', '', true],
    ['clientSecretValidUntil', '2026-02-30', false],
    ['clientSecretValidUntil', '2026-11-23', false],
    ['clientSecretValidUntil', '2026-11-24', true],
    ['clientSecretValidUntil', '2028-11-24', true],
    ['clientSecretValidUntil', '2028-11-25', false],
  ])('%s may be "%s": %s', (field, value, isRight) => {
    expect(faultOf(field, value, base, now) === null).toBe(isRight);
  });

  test('a day that was saved before is not judged again', () => {
    const saved = { ...base, clientSecretValidUntil: '2026-01-31' };
    expect(faultOf('clientSecretValidUntil', '2026-01-31', saved, now)).toBeNull();
  });

  test('a secret may hold anything but control characters, and is not blank', () => {
    expect([isSecret(' x~Q '), isSecret('  '), isSecret(''), isSecret('a\u0000b')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('a near and a far day are worth a word', () => {
    expect(noteOnSecretDate('2026-11-24', now)).toEqual({ kind: 'soon', days: 0 });
    expect(noteOnSecretDate('2027-02-01', now)).toBeNull();
    expect(noteOnSecretDate('2027-11-24', now)).toEqual({ kind: 'long', days: 365 });
  });

  test('make a task the API takes, with the secret the draft keeps', () => {
    const input = newTaskFrom({ ...base, precedence: 'explicit' }, 'new-task');
    expect(newTaskInput.safeParse(input).error).toBeUndefined();
    expect(input).toMatchObject({
      access: { draftId: 'new-task', clientSecretValidUntil: null },
      precedence: { mode: 'explicit', groupIds: [] },
    });
  });

  test('change of a task only what was changed', () => {
    expect(patchFrom(base, base, noSecret)).toBeNull();
    const patch = patchFrom(base, { ...base, name: 'Renamed', maxDisableCount: '7' }, noSecret);
    expect(taskPatchInput.safeParse(patch).error).toBeUndefined();
    expect(Object.keys(patch ?? {}).toSorted()).toEqual(['access', 'name', 'safeguards']);
    expect(patch?.access).toEqual({ draftId: 'task-1' });
    expect(patchFrom(base, base, { ...noSecret, hasSecret: true })).toEqual({
      access: { draftId: 'task-1' },
    });
  });

  test('come back from a draft of what was changed', () => {
    const typed = { ...base, name: 'Half', tenantId: 'conto' };
    expect(withDraft(base, { ...changesOf(base, typed), type: 'M365' })).toEqual(typed);
  });
});

describe('the guide to the app registration', () => {
  test('asks for exactly the permissions that Test Access checks', () => {
    expect(neededPermissions.map(({ name }) => name)).toEqual([...requiredPermissions]);
    for (const { name, id } of neededPermissions) {
      expect(azureCliScript(ids)).toContain(`${id}=Role`);
      expect(powerShellScript(ids)).toContain(`'${name}'`);
      expect(addPermissionScript(name, ids)).toContain(`--id ${ids.clientId}`);
    }
  });

  test('never writes into a script or a link what is not an id or a domain', () => {
    const odd = { tenantId: 'x"; rm -rf ~ #', clientId: '$(id)' };
    for (const script of [azureCliScript(odd), powerShellScript(odd)]) {
      expect(script).toContain('<tenant-id>');
      expect(script).not.toContain('rm -rf');
    }
    expect(addPermissionScript('User.Read.All', odd)).not.toContain('$(id)');
    expect(consentLink(odd)).toBeNull();
    expect(consentLink(ids)).toContain(`/${ids.tenantId}/adminconsent?client_id=${ids.clientId}`);
  });
});

describe('what is typed', () => {
  const sending = () => {
    const sent: unknown[] = [];
    let failure: Error | null = null;
    const keeper = createDraftKeeper({
      initial: { kind: 'none' },
      // longer than any test: only `flush` sends
      quietMs: 60_000,
      send: async (input): Promise<DraftView> => {
        sent.push(input);
        if (failure) throw failure;
        return { draftId: 'new-task', hasSecret: false, savedAt: now.toISOString(), ...input };
      },
    });
    return {
      keeper,
      sent,
      fail: (error: Error | null) => {
        failure = error;
      },
    };
  };

  test('is sent once, as it was typed last, with the secret only when that is new', async () => {
    const { keeper, sent } = sending();
    keeper.keep({ fields: { name: 'C' }, clientSecret: 'secret' });
    keeper.keep({ fields: { name: 'Co' } });
    expect(keeper.state()).toEqual({ kind: 'saving' });
    await keeper.flush();
    expect(keeper.state()).toEqual({ kind: 'saved', at: now.toISOString() });
    keeper.keep({ fields: { name: 'Con' } });
    await keeper.flush();
    await keeper.flush();
    expect(sent).toEqual([
      { fields: { name: 'Co' }, clientSecret: 'secret' },
      { fields: { name: 'Con' } },
    ]);
  });

  test('is sent again with the next key if it could not be kept, the secret too', async () => {
    const { keeper, sent, fail } = sending();
    fail(new Error('no network'));
    keeper.keep({ fields: { name: 'C' }, clientSecret: 'secret' });
    await expect(keeper.flush()).rejects.toThrow('no network');
    expect(keeper.state().kind).toBe('failed');
    fail(null);
    keeper.keep({ fields: { name: 'Co' } });
    await keeper.flush();
    expect(sent.at(-1)).toEqual({ fields: { name: 'Co' }, clientSecret: 'secret' });
  });

  test('is not kept any more once it is saved or given up', async () => {
    const { keeper, sent } = sending();
    keeper.keep({ fields: { name: 'C' } });
    await keeper.end();
    await keeper.flush();
    expect([sent, keeper.state()]).toEqual([[], { kind: 'none' }]);
  });
});

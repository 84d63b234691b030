import { test } from 'vitest';
import { aRow, aTask } from '../http/samples.ts';
import { setStage, signIn } from './stage.ts';
import { doneRun, readingRun } from './service.ts';
import { mailAddress } from '../../server/domain/ids.ts';

test('shots', async () => {
  const stage = await setStage();
  try {
    const context = await stage.browser.newContext({ viewport: { width: 1360, height: 800 } });
    const page = await context.newPage();
    page.on('console', (m) => console.log('console', m.type(), m.text()));
    page.on('pageerror', (m) => console.log('pageerror', m));
    const shot = (n: string) => page.screenshot({ path: `/tmp/shots/${n}.png`, fullPage: true });
    await page.goto(stage.url);
    await page.getByRole('button', { name: 'Sign in as Anna Amrein' }).waitFor();
    await shot('01-signin');
    await signIn(page, stage.url);
    await page.getByText('No tasks yet').waitFor();
    await shot('02-empty');
    await page.getByRole('button', { name: 'Add task' }).click();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(400);
    await shot('03-dialog');
    await page.keyboard.press('Escape');
    stage.service.tasks = [
      aTask({ name: 'Contoso main', description: 'Everyone in Switzerland, with encryption for management', groups: [{ groupId: 'g1', displayName: 'Staff', kind: 'security', selected: true, actions: [{ action: 'crypto', value: 'SigEnc' }] }], periodicSync: { enabled: true, intervalMinutes: 60 } }),
      aTask({ taskId: 'task-2', number: 2, name: 'Fabrikam', description: '', tenantName: 'Fabrikam GmbH' }),
    ];
    await page.reload();
    await signIn(page, stage.url);
    await page.getByText('Fabrikam GmbH').waitFor();
    await shot('04-never');
    stage.service.run = readingRun();
    await page.reload(); await signIn(page, stage.url);
    await page.getByText('Groups 2 of 8').first().waitFor();
    await shot('05-running');
    stage.service.run = doneRun(3, 120, 7);
    stage.service.rows = [
      ...Array.from({ length: 3 }, (_, i) => aRow({ kind: 'create', email: mailAddress(`new${i}@contoso.ch`), settings: [{ setting: 'displayName', was: null, becomes: 'New One', action: null }, { setting: 'crypto', was: null, becomes: 'SigEnc', action: 'crypto' }, { setting: 'sendQuar', was: null, becomes: ['08:00', '16:30'], action: 'sendQuar' }] }, i)),
      ...Array.from({ length: 120 }, (_, i) => ({ ...aRow({ email: mailAddress(`person${i}@contoso.ch`), settings: [{ setting: 'lftQuota', was: 500, becomes: 20000, action: 'lftQuota' }], otherGroups: i % 9 ? [] : [{ groupId: 'g2', displayName: 'Zürich Office' }] }, i + 3), result: i % 7 ? 'applied' as const : 'failed' as const, resultError: i % 7 ? null : { code: 'user-moved' as const, message: 'The user was changed meanwhile.' } })),
      aRow({ kind: 'skip', reason: 'guest', settings: [] , email: null}, 200),
    ];
    await page.reload(); await signIn(page, stage.url);
    await page.getByText('3 created').first().waitFor();
    await shot('06-done');
    await page.getByRole('link', { name: 'Contoso main' }).click();
    await page.getByText('person5@contoso.ch').waitFor();
    await shot('07-log');
    await page.setViewportSize({ width: 360, height: 720 });
    await page.waitForTimeout(200);
    await page.screenshot({ path: '/tmp/shots/08-log-narrow.png' });
    await page.goBack();
    await page.getByRole('link', { name: 'Contoso main' }).waitFor();
    await page.screenshot({ path: '/tmp/shots/09-narrow.png' });
    await page.setViewportSize({ width: 1360, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(300);
    await shot('10-dark');
    await page.emulateMedia({ forcedColors: 'active' });
    await page.waitForTimeout(300);
    await shot('11-contrast');
  } finally {
    await stage.close();
  }
}, 60000);

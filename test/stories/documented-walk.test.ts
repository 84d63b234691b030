import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aDataFolder,
  eventually,
  type RunningProcess,
  signedIn,
  startProduct,
} from './running-server.ts';

const run = promisify(execFile);
const document = join(import.meta.dirname, '..', '..', 'docs', 'first-synchronisation.md');

describe('docs/first-synchronisation.md', () => {
  let folder: Awaited<ReturnType<typeof aDataFolder>>;
  let product: RunningProcess;
  beforeAll(async () => {
    folder = await aDataFolder();
    product = await startProduct(folder.path);
  }, 120_000);
  afterAll(async () => {
    await product.end();
    await folder.remove();
  }, 60_000);

  it('leads from nothing to users with the settings the manual demands, with curl alone; a restart keeps everything', async () => {
    const text = await readFile(document, 'utf8');
    const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
    expect(blocks.length).toBeGreaterThan(7);
    const script = `set -euo pipefail\n${blocks.join('\n')}`;
    const { stdout } = await run('bash', ['-c', script], {
      env: { ...process.env, SERVER: product.url, SIGN_IN: product.signInUrl },
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stdout).not.toContain('sample-secret');
    expect(stdout).toContain('"state":"done"');

    const settings = async () => {
      const api = await signedIn(product);
      const all = await api('GET', '/api/users?limit=1000&sort=email');
      return all.body.items;
    };
    const users = await settings();
    const count = (has: (user: Record<string, unknown>) => boolean) => users.filter(has).length;
    expect(count((user) => user.crypto === 'SigEnc' && user.lftQuota === 500)).toBeGreaterThan(250);
    expect(count((user) => user.crypto === 'SigOnly')).toBeGreaterThan(200);
    expect(count((user) => user.disabled === true && user.disabledBy === 'sync')).toBeGreaterThan(
      2,
    );
    expect(
      users.filter((user: { adminRoles: string[] }) => user.adminRoles.length > 0),
    ).toMatchObject(
      [1, 2, 3, 4].map(() => ({
        adminRoles: ['User_Management'],
        loginSecurity: 'otp',
        crypto: 'SigEnc',
      })),
    );

    const api = await signedIn(product);
    const periodic = await eventually(
      () => api('GET', '/api/tasks'),
      ({ body }) =>
        body.items[0].lastRun.trigger === 'schedule' || body.items[0].nextSyncAt !== null,
    );
    expect(periodic.body.items[0].periodicSync).toEqual({ enabled: true, intervalMinutes: 60 });

    expect(await product.end()).toBe(0);
    product = await startProduct(folder.path);
    expect(await settings()).toEqual(users);
  }, 180_000);
});

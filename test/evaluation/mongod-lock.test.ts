import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { takeLock } from '../../server/evaluation/mongod/lock.ts';

let folder: string;
const file = () => join(folder, 'lock.json');
const take = () => takeLock(file(), (pid) => new Error(`held by ${pid}`));
const readPid = async () => JSON.parse(await readFile(file(), 'utf8')).pid;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directory-sync-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const deadPid = () => spawnSync(process.execPath, ['--version']).pid;

describe('the lock of a data folder', () => {
  test('is held by one at a time, and is free again after its release', async () => {
    const lock = await take();
    await expect(take()).rejects.toThrow(`held by ${process.pid}`);
    await lock.release();
    await (await take()).release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('is taken over from a dead process', async () => {
    await writeFile(file(), JSON.stringify({ pid: deadPid(), token: 'old' }));
    await take();
    expect(await readPid()).toBe(process.pid);
  });

  test('is taken over when another process has the number of the dead one, as in a restarted container', async () => {
    const earlier = { pid: process.pid, began: 'before the restart', token: 'old' };
    await writeFile(file(), JSON.stringify(earlier));
    await take();
    expect(JSON.parse(await readFile(file(), 'utf8')).token).not.toBe('old');
  });

  test.runIf(process.platform === 'linux')(
    'is taken over from a dead process that nobody reaped',
    async () => {
      const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60']); // which reaps nobody
      const [zombie] = await once(createInterface(parent.stdout), 'line');
      await vi.waitFor(() =>
        expect(readFileSync(`/proc/${zombie}/stat`, 'utf8')).toContain(') Z '),
      );
      await writeFile(file(), JSON.stringify({ pid: Number(zombie), token: 'old' }));
      await take();
      expect(await readPid()).toBe(process.pid);
      parent.kill();
    },
  );

  test('goes to exactly one of many who find a stale one at the same time', async () => {
    await writeFile(file(), JSON.stringify({ pid: deadPid(), token: 'old' }));
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, take));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['lock.json']);
  });

  test('is taken over although a process was killed while it took it over', async () => {
    await writeFile(file(), JSON.stringify({ pid: deadPid(), token: 'old' }));
    await writeFile(`${file()}.takeover`, '');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(`${file()}.takeover`, longAgo, longAgo);
    await take();
    expect(await readPid()).toBe(process.pid);
  });

  test('is not given back by who no longer holds it', async () => {
    const lock = await take();
    await writeFile(file(), JSON.stringify({ pid: process.pid, token: 'of somebody else' }));
    await lock.release();
    expect(await readdir(folder)).toEqual(['lock.json']);
  });

  test.each(['', '{"pid"', '{"pid":1}'])(
    'damaged to %j by a power failure is taken over',
    async (text) => {
      await writeFile(file(), text);
      await take();
      expect(await readPid()).toBe(process.pid);
    },
  );
});

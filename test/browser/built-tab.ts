import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** The tab as it is shipped, in a folder of its own. */
export interface BuiltTab {
  readonly directory: string;
  remove(): Promise<void>;
}

/** Builds the tab for production, although a test runs it. */
export const buildTab = async (): Promise<BuiltTab> => {
  const directory = await mkdtemp(join(tmpdir(), 'directory-sync-tab-'));
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({
      configFile: join(import.meta.dirname, '..', '..', 'vite.config.ts'),
      mode: 'production',
      logLevel: 'error',
      build: { outDir: directory, emptyOutDir: true },
    });
  } finally {
    process.env.NODE_ENV = before;
  }
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
};

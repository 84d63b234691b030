import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const output = join(root, 'dist', 'bench', 'server');

/** Emits the server as JavaScript that plain node runs, as `npm run build` does; returns its main file. Types are `npm run check`'s. */
export const buildServer = async (): Promise<string> => {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [tsc, '-p', 'server', '--noCheck', '--outDir', output];
  await promisify(execFile)(process.execPath, args, { cwd: root });
  return join(output, 'main.js');
};

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const benchFolder = join(root, 'dist', 'bench');

/** Emits the server as JavaScript that plain node runs, as `npm run build` does; returns its main file. Types are `npm run check`'s. */
export const buildServer = async (folder = benchFolder): Promise<string> => {
  const output = join(folder, 'server');
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [tsc, '-p', 'server', '--noCheck', '--outDir', output];
  await promisify(execFile)(process.execPath, args, { cwd: root });
  return join(output, 'main.js');
};

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import project from '../package.json' with { type: 'json' };
import { appPackage } from './app-package.ts';
import { zip } from './zip.ts';

const folder = join(import.meta.dirname, '..', 'dist', 'manifest');
const archive = `${project.name}-${project.version}.zip`;

try {
  const files = await appPackage({ version: project.version, env: process.env });
  await mkdir(folder, { recursive: true });
  for (const [name, content] of files) await writeFile(join(folder, name), content);
  await writeFile(join(folder, archive), zip(files));
  process.stdout.write(
    `The Teams app is dist/manifest/${archive}: upload it in the Teams admin centre.\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

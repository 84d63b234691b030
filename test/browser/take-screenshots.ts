import { spawn } from 'node:child_process';
import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'dist', 'screens');
const docs = join(root, 'docs', 'screens');
const largest = 200_000;
/** Every page and dialog in its states, the walk from nothing to a live synchronisation, and Teams. */
const takers = ['accessibility', 'story', 'teams'];

const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
);

/** What the command is given goes to vitest: `npm run screenshots -- -t overview`. */
const take = (): Promise<number> =>
  new Promise((resolve) => {
    const files = takers.map((name) => `test/browser/${name}.test.ts`);
    spawn(process.execPath, [vitest, 'run', ...files, ...process.argv.slice(2)], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, SCREENSHOTS: folder },
    }).on('close', (code) => resolve(code ?? 1));
  });

/** Those that README and docs show. */
const copyForDocs = async (): Promise<number> => {
  const from = join(folder, 'docs');
  const names = (await readdir(from).catch(() => [])).filter((name) => name.endsWith('.png'));
  await mkdir(docs, { recursive: true });
  for (const name of names) {
    const { size } = await stat(join(from, name));
    if (size > largest) throw new Error(`${name} has ${size} bytes, over ${largest}`);
    await copyFile(join(from, name), join(docs, name));
  }
  return names.length;
};

await rm(folder, { recursive: true, force: true });
process.exitCode = await take();
const pictures = (await readdir(folder)).filter((name) => name.endsWith('.png'));
process.stdout.write(
  `${pictures.length} pictures are in dist/screens, ${await copyForDocs()} of them in docs/screens.\n`,
);

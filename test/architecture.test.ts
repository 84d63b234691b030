import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

const sources = async (folder: string): Promise<readonly { path: string; text: string }[]> => {
  const names = await readdir(join(root, folder), { recursive: true });
  const paths = names.filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name));
  return Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
  );
};

describe('the evaluation kit', () => {
  it('is imported by nothing of the product but its own composition, which main loads outside production only', async () => {
    const files = await sources('server');
    const importers = files
      .filter(({ path }) => !path.includes('evaluation/'))
      .filter(({ text }) => /from '\.{1,2}\/.*evaluation\//.test(text))
      .map(({ path }) => path);
    expect(importers).toEqual([join('server', 'start-evaluation.ts')]);
    const composers = files
      .filter(({ text }) => /from '.*start-evaluation\.ts'/.test(text))
      .map(({ path }) => path);
    expect(composers).toEqual([]);
  });

  it('knows nothing of the product', async () => {
    const foreign = (await sources('server/evaluation')).filter(({ text }) =>
      /from '(\.\.\/){2,}/.test(text),
    );
    expect(foreign.map(({ path }) => path)).toEqual([]);
  });
});

describe('a dry run', () => {
  it('is no flag: no source of the server knows one', async () => {
    const flagged = (await sources('server')).filter(({ text }) =>
      /dry_?run/i.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );
    expect(flagged.map(({ path }) => path)).toEqual([]);
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

/** How large a built tab may be, in bytes of gzipped JavaScript. */
export const bundleLimits = { first: 230_000, later: 110_000 };

/** Bytes of JavaScript, gzipped, that the first page needs, and those of the largest chunk loaded later. */
export const bundleSizes = async (
  directory: string,
): Promise<{ readonly first: number; readonly largestLater: number }> => {
  // Vite writes it: https://vite.dev/guide/backend-integration
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
    await readFile(join(directory, '.vite', 'manifest.json'), 'utf8'),
  );
  const first = new Set<string>();
  const follow = (name: string): void => {
    if (first.has(name)) return;
    first.add(name);
    for (const next of manifest[name]?.imports ?? []) follow(next);
  };
  for (const [name, chunk] of Object.entries(manifest)) if (chunk.isEntry) follow(name);
  const size = async (name: string): Promise<number> => {
    const file = manifest[name]?.file ?? '';
    return file.endsWith('.js') ? gzipSync(await readFile(join(directory, file))).length : 0;
  };
  const sizes = (names: readonly string[]) => Promise.all(names.map(size));
  const now = await sizes([...first]);
  const later = await sizes(Object.keys(manifest).filter((name) => !first.has(name)));
  return { first: now.reduce((sum, bytes) => sum + bytes, 0), largestLater: Math.max(0, ...later) };
};

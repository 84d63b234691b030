import { isAbsolute, join } from 'node:path';
import type { Plugin } from 'vite';
import { bundleLimits, bundleSizes } from './bundle-size.ts';

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1_000)} KB`;

const overBudget = (what: string, size: number, limit: number): readonly string[] =>
  size > limit
    ? [`${what} is ${kilobytes(size)} of gzipped JavaScript, over ${kilobytes(limit)}`]
    : [];

/** Fails a build whose first page or largest later chunk is over its limit. */
export const bundleBudget = (): Plugin => {
  let directory = '';
  return {
    name: 'bundle-budget',
    apply: 'build',
    configResolved: ({ root, build }) => {
      directory = isAbsolute(build.outDir) ? build.outDir : join(root, build.outDir);
    },
    closeBundle: async (failure?: Error) => {
      if (failure) return;
      const { first, largestLater } = await bundleSizes(directory);
      const over = [
        ...overBudget('The first page', first, bundleLimits.first),
        ...overBudget('The largest chunk loaded later', largestLater, bundleLimits.later),
      ];
      if (over.length > 0)
        throw new Error(`${over.join('. ')}. Load more of it only when it is needed.`);
    },
  };
};

import type { Page } from 'playwright-core';
import { z } from 'zod';

const begin = `(() => {
  const watched = { gaps: [], long: [], isOver: false };
  let last = performance.now();
  const next = (now) => {
    watched.gaps.push(now - last);
    last = now;
    if (!watched.isOver) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  // tasks of more than 50 ms, https://w3c.github.io/longtasks/
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.long.push(duration);
  }).observe({ type: 'longtask' });
  window.watched = watched;
})()`;

const watched = z.object({ gaps: z.array(z.number()), long: z.array(z.number()) });
export type Frames = z.infer<typeof watched>;

/** Watches the frames a page draws, in milliseconds from one to the next, and what kept it busy for over 50 ms. */
export const watchFrames = async (page: Page): Promise<() => Promise<Frames>> => {
  await page.evaluate(begin);
  return async () =>
    watched.parse(await page.evaluate('(window.watched.isOver = true, window.watched)'));
};

import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

const traceEvent = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** In microseconds; `tdur` without the time in which the thread had no processor. */
  dur: z.number().optional(),
  tdur: z.number().optional(),
  args: z.looseObject({ name: z.unknown().optional() }).optional(),
});
const trace = z.object({ traceEvents: z.array(traceEvent) });

export interface TracedTasks {
  /** Milliseconds each task kept the page's main thread. */
  readonly took: readonly number[];
  /** The part of them that the thread worked rather than waited for a processor. */
  readonly worked: readonly number[];
}

/** What the page's main thread did in the meantime, from Chromium's own trace; that of the busiest page. */
export const traceTasks = async (
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<TracedTasks> => {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  await act();
  const { traceEvents } = trace.parse(JSON.parse((await browser.stopTracing()).toString('utf8')));
  const mains = traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) =>
      traceEvents.filter(
        (one) => one.pid === pid && one.tid === tid && one.name.endsWith('RunTask'),
      ),
    );
  const [busiest = []] = mains.toSorted((a, b) => b.length - a.length);
  return {
    took: busiest.map(({ dur = 0 }) => dur / 1_000),
    worked: busiest.map(({ tdur = 0 }) => tdur / 1_000),
  };
};

import { Agent, request } from 'node:http';
import { z } from 'zod';
import { percentilesOf } from '../../server/domain/live.ts';

// Delivers change notifications as Microsoft Graph does, at a steady rate whatever the answers do (an open loop): a
// process of its own, so that nothing else delays what it measures. Its one argument is what to deliver; its figures are one line.

const jobOf = z.object({
  url: z.string(),
  /** Notifications a second, over all deliveries. */
  rate: z.number(),
  seconds: z.number(),
  /** Entries of one delivery: 1 to this many. */
  most: z.number(),
  /** What can be told, each a notification without its time. */
  items: z.array(z.looseObject({ resourceData: z.record(z.string(), z.unknown()) })).min(1),
});
const job = jobOf.parse(JSON.parse(await new Response(process.stdin).text()));

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const latencies: number[] = [];
const statuses = new Map<string, number>();
let sent = 0;
let late = 0;

const count = (status: string, plannedAt: number): void => {
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  latencies.push(performance.now() - plannedAt);
};

/** Posts one delivery; its time counts from when it was to be sent, so that a stalled sender hides nothing. */
const post = (body: string, plannedAt: number): Promise<void> =>
  new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const ended = (status: string) => {
      count(status, plannedAt);
      resolve();
    };
    const call = request(job.url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => ended(String(response.statusCode)));
    });
    call.once('error', (error) => ended(error.message));
    call.end(body);
  });

/** Always the same numbers in the same order. */
const createRandom = (): (() => number) => {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};
const random = createRandom();
const whole = (below: number): number => Math.floor(random() * below);

const bodyOf = (size: number): string => {
  const eventTime = new Date().toISOString();
  const value = Array.from({ length: size }, () => {
    const item = job.items[whole(job.items.length)];
    return { ...item, resourceData: { ...item?.resourceData, eventTime } };
  });
  return JSON.stringify({ value });
};

const open: Promise<void>[] = [];
const startAt = performance.now() + 100;
const endAt = startAt + job.seconds * 1000;
for (let plannedAt = startAt; plannedAt < endAt; ) {
  const wait = plannedAt - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  else if (wait < -5) late += 1;
  const size = 1 + whole(job.most);
  sent += size;
  open.push(post(bodyOf(size), plannedAt));
  plannedAt += (size * 1000) / job.rate;
}
await Promise.all(open);
agent.destroy();
process.stdout.write(
  `${JSON.stringify({
    deliveries: open.length,
    notifications: sent,
    late,
    statuses: Object.fromEntries(statuses),
    ...percentilesOf(latencies),
    max: Math.max(...latencies),
  })}\n`,
);

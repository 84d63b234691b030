import { z } from 'zod';

const percentiles = z.object({ p50: z.number(), p95: z.number(), p99: z.number() });
const moment = z.string();

/** How long the newest changes took that arrived live, in milliseconds. */
const latencyView = z.object({
  since: z
    .enum(['event', 'received'])
    .describe(
      'Where total begins: at the change in the directory, if Microsoft told its time for every change of the sample, else at the receipt of its notification',
    ),
  sample: z.number().describe('How many changes were measured: the newest, at most 500'),
  total: percentiles.describe('Until the settings were changed, in milliseconds'),
  notified: percentiles
    .nullable()
    .describe(
      'From the change in the directory until its notification was received; null where Microsoft told no times',
    ),
  read: percentiles.describe('From then until what changed was read'),
  planned: percentiles.describe('From then until the plan was made'),
  applied: percentiles.describe('From then until it was applied'),
});

/** What a full read found that live updates had missed; it is corrected. */
const driftView = z.object({
  groups: z.number(),
  memberships: z.number(),
  people: z.number(),
  mirrored: z.number().describe('Memberships the read found in all'),
  at: moment.describe('When the last full read ended that had something to compare with'),
  explained: z
    .enum(['polling', 'degraded', 'full-read-needed', 'changes-under-way'])
    .nullable()
    .describe(
      'Why the drift is no defect: there were no subscriptions; they were not all in place since the full read before; live updates themselves asked for a full read; changes were notified while it read. Null if nothing explains it, or there was none',
    ),
  total: z.number().describe('Groups, memberships and people of all full reads so far'),
  lastAt: moment.nullable().describe('When there was any last'),
});

/** How the live updates of a task are. */
export const liveSyncView = z.object({
  enabled: z.boolean(),
  state: z.enum(['on', 'degraded', 'polling', 'off']),
  reason: z.string().nullable(),
  since: moment
    .nullable()
    .describe('Since when the subscriptions are on or degraded; null in other states'),
  checkedAt: moment.nullable().describe('When the subscriptions were looked after last'),
  latency: latencyView.nullable().describe('Null until a change arrived by notification'),
  drift: driftView.nullable().describe('Null until a full read had something to compare with'),
  lagMisses: z
    .number()
    .describe(
      'Notified changes that Microsoft 365 did not show within two minutes; they were left to the next full synchronisation',
    ),
});

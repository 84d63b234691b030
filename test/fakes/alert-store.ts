import type { AlertStore, KeptAlert } from '../../server/ports/alerts.ts';

/** Raised alerts in memory. */
export const createFakeAlertStore = (): AlertStore => {
  const known = new Map<string, KeptAlert>();
  const change = (alertId: string, fields: Partial<KeptAlert>): void => {
    const before = known.get(alertId);
    if (before !== undefined) known.set(alertId, { ...before, ...fields });
  };
  return {
    all: async (limit) =>
      [...known.values()].toSorted((a, b) => (a.alertId < b.alertId ? -1 : 1)).slice(0, limit),
    raise: async (task, alert, at) => {
      const alertId = `${task.taskId} ${alert.code}`;
      const before = known.get(alertId);
      if (before !== undefined && before.changedAt >= at) return;
      const { posted, attempts, notBefore } = before ?? {
        posted: null,
        attempts: 0,
        notBefore: at,
      };
      const wanted = `raised ${alert.occasion}`.trim();
      const raised = { alertId, task, alert, state: 'raised', wanted, changedAt: at } as const;
      known.set(alertId, { ...raised, posted, attempts, notBefore });
    },
    end: async ({ alertId }, at) => {
      const before = known.get(alertId);
      if (before === undefined || before.changedAt > at) return;
      if (before.posted === null && before.notBefore <= at) known.delete(alertId);
      else if (before.state === 'raised')
        change(alertId, { state: 'ended', wanted: 'ended', changedAt: at });
    },
    claim: async ({ alertId, wanted, posted }, now, until) => {
      const before = known.get(alertId);
      if (before?.wanted !== wanted || before.posted !== posted || before.notBefore > now)
        return false;
      change(alertId, { notBefore: until, attempts: before.attempts + 1 });
      return true;
    },
    posted: async ({ alertId, wanted }) => {
      if (wanted === 'ended' && known.get(alertId)?.state === 'ended') known.delete(alertId);
      else change(alertId, { posted: wanted, attempts: 0, notBefore: '' });
    },
    postpone: async ({ alertId }, notBefore) => change(alertId, { notBefore }),
  };
};

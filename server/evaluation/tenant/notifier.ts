import type { TenantOptions } from './options.ts';

/** One attempt to deliver a post. */
export interface Delivery {
  readonly url: string;
  readonly body: string;
  readonly attempt: number;
  /** The receiver's status, or null if it did not answer in time. */
  readonly status: number | null;
}

export interface Notifier {
  /** Sends the item soon, in one post with others for the same address. Items of a paused subscription wait. */
  readonly enqueue: (url: string, subscriptionId: string | null, item: unknown) => void;
  readonly pause: (subscriptionId: string, paused: boolean) => void;
  /** While muted, notifications are lost, as Graph loses those of a slow endpoint. */
  readonly mute: (muted: boolean) => void;
  /** How often each post is sent (1): Graph delivers at least once. */
  readonly repeat: (times: number) => void;
  /** Resolves when nothing waits and nothing is on its way; paused items do not count. */
  readonly idle: () => Promise<void>;
  /** The latest attempts, oldest first; at most 1,000. */
  readonly deliveries: () => readonly Delivery[];
  readonly stop: () => void;
}

interface Waiting {
  readonly subscriptionId: string | null;
  readonly item: unknown;
}

/** JSON of a post; sequenceNumber is a plain number beyond 2^53, as on the wire. */
function postBody(items: readonly unknown[]): string {
  const text = JSON.stringify({ value: items }, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  return text.replaceAll(/"sequenceNumber":"(\d+)n"/g, '"sequenceNumber":$1');
}

/** Delivers notifications as https://learn.microsoft.com/graph/change-notifications-delivery-webhooks tells. */
export function createNotifier(deps: {
  readonly options: TenantOptions;
  readonly now: () => number;
}): Notifier {
  const { options } = deps;
  const queues = new Map<string, Waiting[]>();
  const paused = new Set<string>();
  const held: { readonly url: string; readonly waiting: Waiting }[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const stopped = new AbortController();
  let listeners: (() => void)[] = [];
  let deliveries: Delivery[] = [];
  let open = 0;
  let muted = false;
  let times = 1;

  function begin(): void {
    open += 1;
  }

  function finish(): void {
    open -= 1;
    if (open > 0) return;
    const waiting = listeners;
    listeners = [];
    for (const listener of waiting) listener();
  }

  function later(milliseconds: number, act: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, milliseconds);
    timer.unref();
    timers.add(timer);
  }

  async function attempt(url: string, body: string, number: number): Promise<number | null> {
    const limit = number === 1 ? options.deliveryTimeout : options.handshakeTimeout;
    let status: number | null = null;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(limit), stopped.signal]),
      });
      await response.body?.cancel();
      status = response.status;
    } catch {
      status = null;
    }
    deliveries.push({ url, body, attempt: number, status });
    if (deliveries.length > 2_000) deliveries = deliveries.slice(-1_000);
    return status;
  }

  /** Tries until delivered, given up, or stopped; `since` is the time of the first attempt. */
  function deliver(url: string, body: string, number: number, since: number): void {
    const done = async (): Promise<void> => {
      const status = await attempt(url, body, number);
      const isDelivered = status !== null && status >= 200 && status < 300;
      const isTooLate = deps.now() - since > options.notificationRetryLimit;
      if (isDelivered || isTooLate || stopped.signal.aborted) return finish();
      later(options.notificationRetry * 2 ** (number - 1), () => {
        deliver(url, body, number + 1, since);
      });
    };
    void done();
  }

  function flush(url: string): void {
    const items = queues.get(url) ?? [];
    queues.delete(url);
    for (let from = 0; from < items.length; from += options.notificationsPerPost) {
      const part = items.slice(from, from + options.notificationsPerPost);
      const body = postBody(part.map(({ item }) => item));
      for (let copy = 0; copy < times; copy += 1) {
        begin();
        deliver(url, body, 1, deps.now());
      }
    }
    finish();
  }

  function enqueue(url: string, subscriptionId: string | null, item: unknown): void {
    if (muted || stopped.signal.aborted) return;
    const waiting = { subscriptionId, item };
    if (subscriptionId !== null && paused.has(subscriptionId)) {
      held.push({ url, waiting });
      return;
    }
    const queue = queues.get(url);
    if (queue !== undefined) {
      queue.push(waiting);
      return;
    }
    queues.set(url, [waiting]);
    begin();
    later(options.notificationDelay, () => flush(url));
  }

  return {
    enqueue,
    pause: (subscriptionId, on) => {
      if (on) {
        paused.add(subscriptionId);
        return;
      }
      if (!paused.delete(subscriptionId)) return;
      const released = held.filter(({ waiting }) => waiting.subscriptionId === subscriptionId);
      const kept = held.filter(({ waiting }) => waiting.subscriptionId !== subscriptionId);
      held.splice(0, held.length, ...kept);
      for (const { url, waiting } of released) enqueue(url, subscriptionId, waiting.item);
    },
    mute: (on) => {
      muted = on;
    },
    repeat: (number) => {
      times = number;
    },
    idle: () =>
      open === 0 ? Promise.resolve() : new Promise((resolve) => listeners.push(resolve)),
    deliveries: () => deliveries.slice(-1_000),
    stop: () => {
      stopped.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

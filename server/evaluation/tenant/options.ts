import type { AnswerRecord } from './requests.ts';

/** How the simulated tenant behaves; every field may be changed while it runs. */
export interface TenantOptions {
  /** Most items of a page, whatever $top asks for (1 to 999). */
  pageSize: number;
  /** Most objects and memberships together on a page of a delta query. */
  deltaPageSize: number;
  /** Puts an empty page with a nextLink before each page, which Graph may do. */
  emptyPages: boolean;
  /** Milliseconds a nextLink may be used; afterwards it is 400 Directory_ExpiredPageToken. */
  pageTokenLife: number;
  /** Milliseconds a deltaLink may be used (7 days). */
  deltaTokenLife: number;
  /** How an old deltaLink is refused: as documented (410) or as seen on the wire (400). */
  expiredDeltaAnswer: 410 | 400;
  /** Milliseconds until readers see a write. Notifications may be faster than that. */
  replicationLag: number;
  /** Milliseconds from a write to its notification; what happens meanwhile goes into the same post. */
  notificationDelay: number;
  /** Milliseconds before the first retry of a notification; doubles each time. */
  notificationRetry: number;
  /** Milliseconds after which an undelivered notification is given up (4 hours). */
  notificationRetryLimit: number;
  /** Milliseconds a receiver has to answer a first delivery (3 s) and a handshake or retry (10 s). */
  deliveryTimeout: number;
  handshakeTimeout: number;
  /** Most notifications in one post. */
  notificationsPerPost: number;
  /** Subscriptions Graph keeps of one app in the tenant. */
  subscriptionQuota: number;
  /** Seconds an access token is valid. */
  tokenLife: number;
  /** The product's own client id: the audience of sample sign-ins. */
  audience: string;
  /** Called with every answer before it is sent, e.g. to validate it against the contract. */
  onAnswer?: (answer: AnswerRecord) => void;
}

const hour = 3_600_000;

/** Microsoft's documented behaviour, with short delays. */
export function defaultOptions(): TenantOptions {
  return {
    pageSize: 999,
    deltaPageSize: 999,
    emptyPages: false,
    pageTokenLife: hour,
    deltaTokenLife: 7 * 24 * hour,
    expiredDeltaAnswer: 410,
    replicationLag: 0,
    notificationDelay: 20,
    notificationRetry: 1_000,
    notificationRetryLimit: 4 * hour,
    deliveryTimeout: 3_000,
    handshakeTimeout: 10_000,
    notificationsPerPost: 100,
    // https://learn.microsoft.com/graph/change-notifications-overview
    subscriptionQuota: 100,
    tokenLife: 3_599,
    audience: '5e9c1a52-6d0f-4a7b-9d3c-2f1e8b7a6c50',
  };
}

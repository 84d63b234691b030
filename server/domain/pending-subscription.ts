const prefix = 'pending:';

/**
 * The id under which a subscription is stored before Graph has named it: by the digest of its clientState. A notification
 * that overtakes the answer to the creation is found by it.
 */
export const pendingId = (clientStateDigest: string): string => `${prefix}${clientStateDigest}`;

/** Whether it stands for a subscription whose creation was begun. */
export const isPending = ({ subscriptionId }: { readonly subscriptionId: string }): boolean =>
  subscriptionId.startsWith(prefix);

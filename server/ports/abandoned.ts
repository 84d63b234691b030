/**
 * Ends what processes that died left open in the database and nobody touched for `idleMs` milliseconds: it would hold up
 * whoever takes their work over. Answers how many there were. A living one that is hit begins anew by itself.
 */
export type EndAbandoned = (idleMs: number) => Promise<number>;

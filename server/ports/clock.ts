/** Everything a test must be able to fix. */
export interface Clock {
  /** The present moment. */
  now(): Date;
}

/** Makes a new opaque id. */
export type NewId = () => string;

/** A hex digest (SHA-256) of a text. */
export type Digest = (text: string) => string;

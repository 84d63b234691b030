import type { Clock } from '../ports/clock.ts';
import type { BatchDeps } from './batch.ts';
import type { Tokens } from './token.ts';

/** What every read of one directory works with. */
export interface Reader extends BatchDeps {
  readonly tokens: Tokens;
  readonly clock: Clock;
}

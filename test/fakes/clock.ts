import type { Clock } from '../../server/ports/clock.ts';

export interface FakeClock extends Clock {
  set(moment: Date | string): void;
  advance(milliseconds: number): void;
}

/** A clock that stands still until a test moves it. */
export const createFakeClock = (start: Date | string = '2026-03-01T08:00:00.000Z'): FakeClock => {
  let present = new Date(start).getTime();
  return {
    now: () => new Date(present),
    set: (moment) => {
      present = new Date(moment).getTime();
    },
    advance: (milliseconds) => {
      present += milliseconds;
    },
  };
};

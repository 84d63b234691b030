import type { TaskId } from '../domain/ids.ts';
import type { Meter } from '../ports/meter.ts';

/** What the thread that works is told. */
export type Order = { readonly wake: TaskId } | 'stop';

/** What it counted: the name of a `Meter`'s function, and what that is called with. */
export type Counted = {
  [Name in keyof Meter]: { readonly counted: Name; readonly value: Parameters<Meter[Name]>[0] };
}[keyof Meter];

/** What the thread tells. */
export type Report = 'ready' | Counted;

/** A meter that reports what it is told to somebody else's. */
export const meterBy = (report: (counted: Counted) => void): Meter => ({
  changed: (value) => report({ counted: 'changed', value }),
  looked: (value) => report({ counted: 'looked', value }),
  missed: (value) => report({ counted: 'missed', value }),
  ended: ({ kind, state, success, counts }) =>
    report({ counted: 'ended', value: { kind, state, success, counts } }),
});

/** Counts what was reported. */
export const count = (meter: Meter, { counted, value }: Counted): void => {
  if (counted === 'changed') meter.changed(value);
  else if (counted === 'looked') meter.looked(value);
  else if (counted === 'missed') meter.missed(value);
  else meter.ended(value);
};

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** Rejects with the signal's reason as soon as it fires; the answer otherwise. */
const orAborted = <T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (!signal) return answer;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
};

/**
 * Has concurrent callers share one execution of `work`. A caller's signal ends only his waiting; when all have gone,
 * the work itself is aborted.
 */
export const createSingleFlight = <T>(
  work: (signal: AbortSignal) => Promise<T>,
): ((signal?: AbortSignal) => Promise<T>) => {
  let current: Flight<T> | null = null;
  const start = (): Flight<T> => {
    const controller = new AbortController();
    const flight: Flight<T> = { controller, waiting: 0, answer: work(controller.signal) };
    const landed = () => {
      if (current === flight) current = null;
    };
    flight.answer.then(landed, landed);
    return flight;
  };
  return async (signal) => {
    signal?.throwIfAborted();
    const flight = current ?? start();
    current = flight;
    flight.waiting += 1;
    try {
      return await orAborted(flight.answer, signal);
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0 && current === flight) {
        current = null;
        flight.controller.abort();
      }
    }
  };
};

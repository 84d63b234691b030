/**
 * Runs `work` with a signal that fires when the caller's does or when `ms` have passed.
 * Throws the caller's reason, or what `onTimeout` makes, instead of the AbortError that follows from it.
 */
// Not AbortSignal.any with AbortSignal.timeout: in Node 20 such a signal may be collected before it fires.
export const withDeadline = async <T>(
  signal: AbortSignal | undefined,
  ms: number,
  onTimeout: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(onTimeout()), ms);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await work(controller.signal);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
};

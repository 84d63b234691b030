/** Runs `work` with a signal that fires when the caller's does, or when `work` has failed: what it began then stops too. */
export const withCancellation = async <T>(
  signal: AbortSignal | undefined,
  work: (active: AbortSignal) => Promise<T>,
): Promise<T> => {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await work(controller.signal);
  } catch (error) {
    controller.abort(error);
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
};

/**
 * Does the work, which must not throw, now and then again and again, never twice at a time: what takes longer than the
 * time between is not caught up on.
 */
export const repeat = (
  everyMs: number,
  work: () => Promise<unknown>,
): { readonly stop: () => void } => {
  let isBusy = false;
  const once = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    await work();
    isBusy = false;
  };
  const timer = setInterval(() => void once(), everyMs);
  void once();
  return { stop: () => clearInterval(timer) };
};

interface Waiting<Item, Result> {
  readonly items: readonly Item[];
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does what was asked for while the work was busy in one call: a flood costs as many calls as can be made one after the
 * other, not as many as there are callers. Each caller is answered with the result, or the error, of the call his items
 * were in.
 */
export const groupCalls = <Item, Result>(
  work: (items: readonly Item[]) => Promise<Result>,
): ((items: readonly Item[]) => Promise<Result>) => {
  let waiting: Waiting<Item, Result>[] = [];
  let isBusy = false;

  const workOff = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const result = await work(group.flatMap(({ items }) => items));
        for (const { resolve } of group) resolve(result);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isBusy = false;
  };

  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      if (!isBusy) void workOff();
    });
};

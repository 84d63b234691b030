const everyMs = 50;

/**
 * Asks the server for a sign of life again and again while something else goes on. `end` tells the slowest answer in
 * milliseconds: how long the server was busy with one thing and left everybody else waiting.
 */
export const watchAnswers = (url: string): { readonly end: () => Promise<number> } => {
  let slowest = 0;
  let ended = false;
  const watching = (async () => {
    while (!ended) {
      const from = performance.now();
      await (await fetch(`${url}/healthz`)).arrayBuffer();
      slowest = Math.max(slowest, performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  return {
    end: async () => {
      ended = true;
      await watching;
      return slowest;
    },
  };
};

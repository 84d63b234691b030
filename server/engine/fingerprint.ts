import type { PlanContent } from '../domain/plan.ts';
import { changeText, planText } from '../domain/plan-text.ts';
import type { Digest } from '../ports/clock.ts';

/** Rows digested in one go: some milliseconds. */
const sliceSize = 500;

/** Lets everything else that waits for this process have its turn. */
const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * The fingerprint of a plan made with the configuration of that digest. The rows are digested slice by slice, so that
 * neither their whole text is in memory at once nor the server stands still for a large tenant.
 */
export const fingerprintOf = async (
  digest: Digest,
  configDigest: string,
  { changes, problem }: PlanContent,
): Promise<string> => {
  const digests: string[] = [];
  for (let start = 0; start < changes.length; start += sliceSize) {
    await giveWay();
    const slice = changes.slice(start, start + sliceSize);
    digests.push(digest(slice.map(changeText).join('\n')));
  }
  return digest(planText(configDigest, problem, digests));
};

import type { OffsetPage, OffsetRequest } from '../../../tab/api/use-offset-pages.ts';
import type { Reads } from './reads.ts';

export interface SampleRow {
  readonly email: string;
  readonly kind: string;
  readonly group: string | null;
  readonly reason: string;
}

declare global {
  interface Window {
    reads: Reads;
  }
}
window.reads = { inFlight: 0, most: 0, aborted: 0, offsets: [], isHeld: false };

const total = 100_000;
const rowAt = (index: number, search: string): SampleRow => ({
  email: `${search || 'person'}${index}@contoso.ch`,
  kind: index % 3 === 0 ? 'Create' : 'Update',
  group: index % 4 === 0 ? null : 'seppmail.cloud users with Sign and Encrypt in Switzerland',
  reason: 'The actions of the group',
});

/** Reads a page of 100,000 rows after 40 ms; a search leaves 30 of them, "nobody" none. */
export const readSampleRows = async (
  search: string,
  { offset, limit, signal }: OffsetRequest,
): Promise<OffsetPage<SampleRow>> => {
  const { reads } = window;
  reads.inFlight += 1;
  reads.most = Math.max(reads.most, reads.inFlight);
  reads.offsets.push(offset);
  try {
    await new Promise<void>((resolve, reject) => {
      const answer = setTimeout(() => reads.isHeld || resolve(), 40);
      signal.addEventListener('abort', () => {
        clearTimeout(answer);
        reads.aborted += 1;
        reject(signal.reason);
      });
    });
  } finally {
    reads.inFlight -= 1;
  }
  const found = search === '' ? total : search === 'nobody' ? 0 : 30;
  const count = Math.max(0, Math.min(limit, found - offset));
  return {
    items: Array.from({ length: count }, (_, index) => rowAt(offset + index, search)),
    total: found,
  };
};

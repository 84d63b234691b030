import type { AlertStore, KeptAlert } from '../ports/alerts.ts';
import type { Database } from './database.ts';
import type { AlertDocument } from './documents.ts';
import { inDatabase, isDuplicate } from './in-database.ts';
import { text } from './text.ts';

const toKept = ({ _id, ...kept }: AlertDocument): KeptAlert => ({ alertId: _id, ...kept });

/** Raised alerts, one document each until their end was posted. */
export const createAlertStore = ({ collections: { alerts } }: Database): AlertStore => ({
  all: (limit) =>
    inDatabase(async () => {
      const found = alerts.find().sort({ _id: 1 }).limit(limit);
      return (await found.toArray()).map(toKept);
    }),
  raise: (task, alert, at) =>
    inDatabase(async () => {
      const wanted = `raised ${alert.occasion}`.trim();
      try {
        await alerts.updateOne(
          { _id: `${text(task.taskId)} ${text(alert.code)}`, changedAt: { $lt: text(at) } },
          {
            $set: { task, alert, state: 'raised', wanted, changedAt: at },
            $setOnInsert: { posted: null, attempts: 0, notBefore: at },
          },
          { upsert: true },
        );
      } catch (error) {
        // it is there already, with something later
        if (!isDuplicate(error)) throw error;
      }
    }),
  end: ({ alertId }, at) =>
    inDatabase(async () => {
      const earlier = { _id: text(alertId), changedAt: { $lte: text(at) } };
      // nobody heard of it and nobody is posting it
      const unheard = { ...earlier, posted: null, notBefore: { $lte: at } };
      const { deletedCount } = await alerts.deleteOne(unheard);
      if (deletedCount === 1) return;
      await alerts.updateOne(
        { ...earlier, state: 'raised' },
        { $set: { state: 'ended', wanted: 'ended', changedAt: at } },
      );
    }),
  claim: ({ alertId, wanted, posted }, now, until) =>
    inDatabase(async () => {
      const { matchedCount } = await alerts.updateOne(
        { _id: text(alertId), wanted: text(wanted), posted, notBefore: { $lte: text(now) } },
        { $set: { notBefore: until }, $inc: { attempts: 1 } },
      );
      return matchedCount === 1;
    }),
  posted: ({ alertId, wanted }) =>
    inDatabase(async () => {
      const filter = { _id: text(alertId) };
      if (wanted === 'ended') {
        const { deletedCount } = await alerts.deleteOne({ ...filter, state: 'ended' });
        if (deletedCount === 1) return;
      }
      await alerts.updateOne(filter, { $set: { posted: wanted, attempts: 0, notBefore: '' } });
    }),
  postpone: ({ alertId }, notBefore) =>
    inDatabase(async () => {
      await alerts.updateOne({ _id: text(alertId) }, { $set: { notBefore } });
    }),
});

import type { ClientSession } from 'mongodb';
import { AppError } from '../domain/errors.ts';
import type { TenantId } from '../domain/ids.ts';
import type { ManagedDomain, ManagedDomains } from '../ports/target.ts';
import type { Database } from './database.ts';
import type { ManagedDomainDocument } from './documents.ts';
import { inDatabase, isDuplicate } from './in-database.ts';
import { text } from './text.ts';

const toDomain = ({ _id, lftGlobalQuota }: ManagedDomainDocument): ManagedDomain => ({
  name: _id,
  lftGlobalQuota,
});

const domainTaken = (names: readonly string[]): AppError =>
  new AppError(
    'domain-taken',
    `Managed for another tenant already: ${names.join(', ')}. Nothing was changed; leave them out or have them released there.`,
    { facts: { domains: names } },
  );

/** Managed domains in MongoDB; a name has one owner over all tenants. */
export const createManagedDomains = ({ client, collections }: Database): ManagedDomains => {
  const { managedDomains } = collections;

  const replaceAll = async (
    session: ClientSession,
    tenantId: TenantId,
    domains: readonly ManagedDomainDocument[],
  ): Promise<void> => {
    const names = domains.map(({ _id }) => _id);
    const foreign = { _id: { $in: names }, tenantId: { $ne: tenantId } };
    const taken = await managedDomains.find(foreign, { session }).sort({ _id: 1 }).toArray();
    if (taken.length > 0) throw domainTaken(taken.map(({ _id }) => _id));
    await managedDomains.deleteMany({ tenantId, _id: { $nin: names } }, { session });
    if (domains.length === 0) return;
    const writes = domains.map(({ _id, ...fields }) => ({
      replaceOne: { filter: { _id, tenantId }, replacement: fields, upsert: true },
    }));
    await managedDomains.bulkWrite(writes, { session });
  };

  return {
    list: (tenantId) =>
      inDatabase(async () => {
        const found = managedDomains.find({ tenantId: text(tenantId) }).sort({ _id: 1 });
        return (await found.toArray()).map(toDomain);
      }),
    put: (tenantId, domains) =>
      inDatabase(async () => {
        const documents = domains.map(({ name, lftGlobalQuota }) => ({
          _id: text(name).toLowerCase(),
          tenantId: text(tenantId),
          lftGlobalQuota,
        }));
        try {
          await client.withSession((session) =>
            session.withTransaction(() => replaceAll(session, tenantId, documents)),
          );
        } catch (error) {
          // Another tenant claimed one of them between our look and our write.
          if (isDuplicate(error)) throw domainTaken([String(error.keyValue?._id)]);
          throw error;
        }
      }),
  };
};

import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import type { Access, Task } from '../domain/task.ts';
import { draftBinding } from '../domain/task-draft.ts';
import type { Clock } from '../ports/clock.ts';
import type { DraftStore } from '../ports/drafts.ts';
import type { Sealing } from '../ports/sealing.ts';
import type { AccessInput, TaskPatch } from './use-cases.ts';

interface Deps {
  readonly sealing: Pick<Sealing, 'seal' | 'reseal'>;
  readonly drafts: Pick<DraftStore, 'get'>;
  readonly clock: Clock;
}

/** Microsoft's longest life of a client secret. */
const maxSecretMonths = 24;

/** The access of a new task; AppError `invalid-input` if neither the input nor the draft it names holds a secret. */
export const newAccess = async (
  deps: Deps,
  actor: Actor,
  taskId: TaskId,
  input: AccessInput,
): Promise<Access> => {
  const sealedSecret = await sealedFor(deps, actor, taskId, input);
  if (sealedSecret === null) {
    throw refused('access.clientSecret', 'The draft holds no client secret. Enter it.');
  }
  return {
    tenantId: input.tenantId,
    clientId: input.clientId,
    sealedSecret,
    clientSecretValidUntil: checkedDate(deps.clock.now(), input.clientSecretValidUntil ?? null),
  };
};

/** The access of a task with what was patched; it keeps its secret unless there is another one. */
export const editedAccess = async (
  deps: Deps,
  actor: Actor,
  task: Task,
  patch: TaskPatch['access'],
): Promise<Access> => {
  if (patch === undefined) return task.access;
  const validUntil = patch.clientSecretValidUntil;
  return {
    tenantId: patch.tenantId ?? task.access.tenantId,
    clientId: patch.clientId ?? task.access.clientId,
    sealedSecret: (await sealedFor(deps, actor, task.taskId, patch)) ?? task.access.sealedSecret,
    clientSecretValidUntil:
      validUntil === undefined || validUntil === task.access.clientSecretValidUntil
        ? task.access.clientSecretValidUntil
        : checkedDate(deps.clock.now(), validUntil),
  };
};

/** The secret that was entered or kept in a draft, sealed for the task; null if there is none. */
const sealedFor = async (
  { sealing, drafts }: Deps,
  actor: Actor,
  taskId: TaskId,
  { clientSecret, draftId }: Pick<AccessInput, 'clientSecret' | 'draftId'>,
): Promise<string | null> => {
  if (clientSecret !== undefined) return sealing.seal(clientSecret, taskId);
  if (draftId === undefined) return null;
  const key = { tenantId: actor.tenantId, objectId: actor.objectId, draftId };
  const draft = await drafts.get(key);
  return draft?.sealedSecret ? sealing.reseal(draft.sealedSecret, draftBinding(key), taskId) : null;
};

/** A date on which a secret may end: not in the past, at most 24 months ahead. */
const checkedDate = (now: Date, date: string | null): string | null => {
  if (date === null) return null;
  const latest = new Date(now);
  latest.setUTCMonth(latest.getUTCMonth() + maxSecretMonths);
  latest.setUTCDate(latest.getUTCDate() + 1); // whatever the time zone, 24 months from today are allowed
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
  const path = 'access.clientSecretValidUntil';
  if (date < yesterday) {
    throw refused(
      path,
      `The client secret ended on ${date}. Create a new one in the Azure portal.`,
    );
  }
  if (date > latest.toISOString().slice(0, 10)) {
    throw refused(
      path,
      `${date} is too far away: Microsoft allows at most ${maxSecretMonths} months.`,
    );
  }
  return date;
};

const refused = (path: string, message: string) =>
  new AppError('invalid-input', message, { fields: [{ path, message }] });

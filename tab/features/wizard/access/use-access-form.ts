import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { DraftView } from '../../../../server/contract/draft.ts';
import type { ProblemView } from '../../../../server/contract/problem.ts';
import type { TaskView } from '../../../../server/contract/task.ts';
import { tasksKey, useTask } from '../../../api/tasks.ts';
import { goOnTo } from '../../../navigation/use-route.ts';
import { useText } from '../../../strings/text.ts';
import { stepHref } from '../wizard-steps.ts';
import { isSecret } from './access-rules.ts';
import {
  changedFields,
  changesOf,
  newTaskFrom,
  newValues,
  patchFrom,
  valuesOf,
  withDraft,
} from './access-values.ts';
import { createResolver, type FormField, type FormValues, fieldOf } from './form-values.ts';
import { testedAccessOf, useAccessTest } from './use-access-test.ts';
import { newTaskDraft, useDraftKeeper } from './use-draft.ts';
import { type AccessToSave, useSaveAccess } from './use-save-access.ts';

interface AccessFormDeps {
  /** Null = a new one. */
  readonly task: TaskView | null;
  readonly draft: DraftView | null;
}

/** Longer than a click takes. */
const clickMs = 250;

const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
const baseOf = (task: TaskView | null) => ({
  revision: task?.revision ?? null,
  values: task ? valuesOf(task) : newValues(browserZone()),
});

/** Step 1 at work: its fields, its draft, its test, and saving it. */
export const useAccessForm = ({ task, draft }: AccessFormDeps) => {
  const text = useText();
  const queries = useQueryClient();
  const draftId = task?.taskId ?? newTaskDraft;
  const [base, setBase] = useState(() => baseOf(task));
  // counts the secrets that were entered; 0 = the task's own
  const [secret, setSecret] = useState(draft?.hasSecret ? 1 : 0);
  const [isReplacing, setReplacing] = useState(task === null && !draft?.hasSecret);

  const form = useForm<FormValues>({
    // before it is submitted `typed` and `left` judge, so that nothing moves under a click
    mode: 'onSubmit',
    defaultValues: { ...withDraft(base.values, draft?.fields ?? {}), clientSecret: '' },
    resolver: createResolver({ base: base.values, text, needsSecret: isReplacing }),
  });
  const { errors } = form.formState;
  const { keeper, drop } = useDraftKeeper(draftId, draft);
  const test = useAccessTest(testedAccessOf(task));
  const save = useSaveAccess();
  const present = useTask(task?.taskId ?? null);

  const keepFields = (): void => keeper.keep({ fields: changesOf(base.values, form.getValues()) });
  const keepSecret = (): void => {
    const { clientSecret, ...values } = form.getValues();
    setSecret((count) => count + 1);
    keeper.keep({
      fields: changesOf(base.values, values),
      clientSecret: isSecret(clientSecret) ? clientSecret : null,
    });
  };

  const hasNewSecret = secret > 0;
  const isChanged = (): boolean =>
    hasNewSecret || changedFields(base.values, form.getValues()).length > 0;
  const follow = (newest: TaskView): void => {
    const next = baseOf(newest);
    const { clientSecret, ...values } = form.getValues();
    form.reset({ ...next.values, ...changesOf(base.values, values), clientSecret });
    setBase(next);
  };
  useEffect(() => {
    if (task && base.revision !== null && task.revision > base.revision && !isChanged())
      follow(task);
  });

  const [tenantId, clientId] = form.watch(['tenantId', 'clientId']);
  const access = { tenantId, clientId, secret };

  const runTest = async (): Promise<void> => {
    const fields = ['tenantId', 'clientId', 'clientSecret'] as const;
    if (!(await form.trigger(fields, { shouldFocus: true }))) return;
    keepFields();
    await test.run(draftId, access, keeper.flush);
    if (task) await queries.invalidateQueries({ queryKey: tasksKey });
  };

  const toSave = (values: FormValues): AccessToSave | null => {
    if (task === null) return { kind: 'create', task: newTaskFrom(values, draftId) };
    const patch = patchFrom(base.values, values, { draftId, hasSecret: hasNewSecret });
    if (patch === null || base.revision === null) return null;
    return { kind: 'edit', taskId: task.taskId, patch: { ...patch, revision: base.revision } };
  };
  /** What the server finds wrong with a field is said at the field, too. */
  const showAtFields = ({ errors }: ProblemView): void => {
    for (const { path, message } of errors ?? []) {
      const field = fieldOf(path);
      if (field) form.setError(field, { type: 'server', message }, { shouldFocus: true });
    }
  };
  /** Saves what was entered and goes on; only what can be saved at all, and only after the test. */
  const submit = async (values: FormValues): Promise<void> => {
    if (!test.isPassed(access)) return;
    const input = toSave(values);
    const saved = input === null ? task : await save.run(input, keeper.flush, showAtFields);
    if (saved === null) return;
    await keeper.end();
    const here = stepHref(saved.taskId, 'access');
    goOnTo(saved.accessTestedAt === null ? here : stepHref(saved.taskId, 'domains'), here);
  };

  return {
    form,
    draftId,
    base: base.values,
    keeper,
    test,
    access,
    save,
    isChanged,
    /** To be called after each change of a field. */
    typed: (field: FormField): void => {
      if (errors[field]) void form.trigger(field);
      if (field === 'clientSecret') keepSecret();
      else keepFields();
    },
    /** To be called when a field is left: what was entered is judged, once a click that left it is done. */
    left: (field: FormField): void => {
      setTimeout(() => {
        // what the server said of it stays until it is changed
        const isJudged = form.getFieldState(field).error !== undefined;
        if (form.getValues(field) !== '' && !isJudged) void form.trigger(field);
      }, clickMs);
    },
    runTest,
    submit,
    /** Shows the task as it is now; what was changed here stays changed. */
    reload: async (): Promise<void> => {
      if (task === null) return;
      const newest = (await present.refetch()).data;
      if (newest) follow(newest);
      save.reset();
    },
    isPassed: test.isPassed(access),
    secret: {
      isKept: !isReplacing,
      /** Whose secret it is that is kept. */
      keptBy: draft?.hasSecret && hasNewSecret ? ('draft' as const) : ('task' as const),
      replace: () => setReplacing(true),
      /** Leaves the task with the secret it has; null where it has none. */
      keepPresent:
        task === null
          ? null
          : () => {
              form.resetField('clientSecret', { defaultValue: '' });
              keeper.keep({ fields: changesOf(base.values, form.getValues()), clientSecret: null });
              setSecret(0);
              setReplacing(false);
            },
    },
    /** Gives up what was typed and begins anew. */
    discard: async (): Promise<void> => {
      await drop();
      form.reset({ ...base.values, clientSecret: '' });
      setSecret(0);
      setReplacing(task === null);
    },
  };
};
export type AccessFormModel = ReturnType<typeof useAccessForm>;

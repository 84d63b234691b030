import { draftInput, draftParams, draftView } from '../contract/draft.ts';
import type { EditDrafts } from '../engine/use-cases.ts';
import { noContent, ok } from './answer.ts';
import { finding } from './error-groups.ts';
import { noInput, type Route, route } from './route.ts';

/** What somebody typed in the wizard's first step and did not save: his own, for 30 days. */
export const createDraftRoutes = (drafts: EditDrafts): readonly Route[] => [
  route('GET /api/drafts/{draftId}', {
    ...noInput,
    id: 'getDraft',
    summary: 'Your draft of a task (new-task or its id); its client secret is never answered',
    params: draftParams,
    answer: ok('The draft', draftView),
    errors: finding,
    handle: async ({ actor, params }) => ({ body: await drafts.get(actor, params.draftId) }),
  }),
  route('PUT /api/drafts/{draftId}', {
    ...noInput,
    id: 'saveDraft',
    summary: 'Keep what was typed as it is; a secret that is not sent stays, null removes it',
    params: draftParams,
    body: draftInput,
    answer: ok('The draft', draftView),
    errors: finding,
    handle: async ({ actor, params, body }) => ({
      body: await drafts.save(actor, params.draftId, body),
    }),
  }),
  route('DELETE /api/drafts/{draftId}', {
    ...noInput,
    id: 'deleteDraft',
    summary: 'Forget what was typed',
    params: draftParams,
    answer: noContent('The draft is gone'),
    errors: finding,
    handle: async ({ actor, params }) => {
      await drafts.remove(actor, params.draftId);
      return {};
    },
  }),
];

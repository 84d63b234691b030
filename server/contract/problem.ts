import { z } from 'zod';
import { listOf } from './fields.ts';

/** What Graph or Entra said, for a support call. */
export const upstreamView = z.object({
  status: z.number().optional(),
  code: z.string().optional(),
  requestId: z.string().optional(),
  aadsts: z.number().optional(),
});

/** A refusal or failure, https://www.rfc-editor.org/rfc/rfc9457, with a stable `code`. */
export const problemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  correlationId: z.string().optional(),
  errors: listOf(z.object({ path: z.string(), message: z.string() })).optional(),
  upstream: upstreamView.optional(),
  permission: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type ProblemView = z.infer<typeof problemView>;

/** Why a run or a row failed. */
export const failureView = z.object({
  code: z.string(),
  message: z.string(),
  upstream: upstreamView.optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
});

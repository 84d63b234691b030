import { z } from 'zod';

/** Answered in evaluation mode only: where a sample sign-in is had, and an access that works there. */
export const evaluationView = z.object({
  evaluation: z.literal(true),
  signInUrl: z.string(),
  sampleAccess: z
    .object({ tenantId: z.string(), clientId: z.string(), clientSecret: z.string() })
    .nullable(),
});
export type EvaluationView = z.infer<typeof evaluationView>;

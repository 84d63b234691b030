import { z } from 'zod';
import { alertCodes } from '../domain/alert.ts';

/** Something about a task that a person should see to. */
export const alertView = z.object({
  code: z.enum(alertCodes),
  severity: z.enum(['warning', 'error']),
  since: z.string().describe('Since when it is so'),
  message: z.string().describe('What it is and what to do'),
  details: z.record(z.string(), z.union([z.string(), z.number()])).describe('Ids and numbers'),
});

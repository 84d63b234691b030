import { common } from './common.ts';
import { problems } from './problems.ts';
import { signIn } from './sign-in.ts';
import { sync } from './sync.ts';
import { tasks } from './tasks.ts';

/** What the first page says. */
export const first = { ...common, ...problems, ...signIn, ...sync, ...tasks };

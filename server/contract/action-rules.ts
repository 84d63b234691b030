/** Rules that need nothing but a task's configuration, so that the tab can tell them before it asks. */
export { refuseActions, warnAboutActions } from '../domain/action-rules.ts';
export { maxLftQuota } from '../domain/group-action.ts';
export { orderByPrecedence } from '../domain/precedence.ts';

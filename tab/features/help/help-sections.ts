/** The sections of the help in their order; each is a place of its own, `#/help?section=actions`. */
export const sectionKeys = [
  'start',
  'groups',
  'precedence',
  'actions',
  'changes',
  'never',
  'permissions',
  'links',
] as const;
export type SectionKey = (typeof sectionKeys)[number];

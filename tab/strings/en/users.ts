/** The user management. */
export const users = {
  'users.title': 'Users',
} as const;

/** Help and the recommended set-up. */
export const help = {
  'help.title': 'Help',
} as const;

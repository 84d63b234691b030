/** How a browser is told to look, by theme. */
export const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  // on a light forced palette axe takes the fill colour of a link for the one that is painted
  contrast: { colorScheme: 'dark', forcedColors: 'active' },
} as const;
export type Theme = keyof typeof themes;

export const themeNames = ['light', 'dark', 'contrast'] as const satisfies readonly Theme[];

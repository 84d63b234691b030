/** Names of Teams' themes, https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/access-teams-context */
export type HostTheme = 'default' | 'dark' | 'contrast' | 'glass';

/** The ways to let a host sign people in to this app. */
export interface Consent {
  /** Asks the person in a window of the host; to be called from a click. Fails with why it was not granted. */
  readonly ask: () => Promise<void>;
  /** Where an administrator allows it for everybody in the tenant. */
  readonly adminUrl: string;
}

/** What the tab lives in: a Microsoft 365 host such as Teams, or a plain browser. */
export interface Host {
  readonly inTeams: boolean;
  /** BCP 47, such as `de-CH`. */
  readonly locale: string;
  /** Where a deep link leads, as the part after `#/`; null = nowhere. */
  readonly subPageId: string | null;
  readonly theme: () => HostTheme;
  /** Calls back on each change of theme; answers how to stop. */
  readonly watchTheme: (changed: () => void) => () => void;
  /** A token of the signed-in person for our API, with `renew` asked for anew; null where the host signs nobody in. */
  readonly getToken: ((renew?: boolean) => Promise<string>) | null;
  /** How the person, or an administrator for all, lets the host sign people in; null where the host signs nobody in. */
  readonly consent: Consent | null;
  /** Offers a link to a place of the tab: in Teams its dialog "Copy link", else the address is copied. Fails if neither can be. */
  readonly shareLink: (subPageId: string, label: string) => Promise<'offered' | 'copied'>;
  /** Tells the host that the page is drawn; without it Teams shows an error after 30 s. */
  readonly notifyReady: () => void;
}

const hostTimeoutMs = 5_000;

/** Why it was not granted, of what Entra adds to the address it leads back to; null = it was. */
export const consentFailure = ({ search, hash }: URL): string | null => {
  const told = new URLSearchParams(`${search.slice(1)}&${hash.slice(1)}`);
  const error = told.get('error');
  if (error !== null) return told.get('error_description') || error;
  const isGranted = told.has('code') || told.get('admin_consent')?.toLowerCase() === 'true';
  return isGranted ? null : 'no_answer';
};

const late = (): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('no host answered')), hostTimeoutMs);
  });

/** Tells the host that opened this window how it ended, upon which the window closes; without a host nothing happens. */
export const endConsent = async (failure: string | null): Promise<void> => {
  // an administrator who followed a link has no host behind the page
  if (window.opener === null) return;
  const { app, authentication } = await import('@microsoft/teams-js');
  await Promise.race([app.initialize(), late()]);
  if (failure === null) authentication.notifySuccess('granted');
  else authentication.notifyFailure(failure);
};

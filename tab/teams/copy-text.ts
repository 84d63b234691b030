/** Frames are often refused the clipboard; the older way still works from within a click. */
const copySelected = (text: string): boolean => {
  const before = document.activeElement;
  const place = document.createElement('textarea');
  place.value = text;
  place.setAttribute('aria-hidden', 'true');
  // Griffel styles components; this element lives for a moment and must not scroll the page
  place.style.position = 'fixed';
  place.style.opacity = '0';
  // inside an open dialog, which keeps the focus to itself
  (before?.closest('[role="dialog"]') ?? document.body).append(place);
  place.select();
  try {
    return document.execCommand('copy');
  } finally {
    place.remove();
    if (before instanceof HTMLElement) before.focus();
  }
};

/** Copies a text; fails where the browser does not allow it. */
export const copyText = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    if (!copySelected(text)) throw error;
  }
};

/** Copies the address of a place of the tab. */
export const copyAddress = async (subPageId: string): Promise<'copied'> => {
  await copyText(new URL(`#/${subPageId}`, window.location.href).href);
  return 'copied';
};

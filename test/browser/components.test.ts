import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reads } from '../tab/gallery/reads.ts';
import { violations } from './accessibility.ts';
import { type OpenGallery, openGallery } from './gallery.ts';
import { shootEverywhere } from './shoot.ts';
import { themeNames, themes } from './themes.ts';

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

const rowNamed = (page: Page, name: string) => page.getByRole('row', { name });
const focusedText = (page: Page) => page.evaluate('document.activeElement.textContent');
const readsOf = (page: Page): Promise<Reads> => page.evaluate('window.reads');

describe('a long list', () => {
  test('draws the rows in view only, and tells how many there are', async () => {
    const { page } = await gallery.open();
    const table = page.getByRole('table', { name: 'Users' });
    expect(await table.getAttribute('aria-rowcount')).toBe('100001');
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    expect(await rowNamed(page, 'person1@').getAttribute('aria-rowindex')).toBe('3');
  });

  test('is walked by the keyboard alone, to its end and back, and opens a row', async () => {
    const { page, complaints } = await gallery.open();
    await rowNamed(page, 'person0@').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focusedText(page)).toContain('person1@');
    await page.keyboard.press('End');
    await expect.poll(() => focusedText(page)).toContain('person99999@');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focusedText(page)).toContain('person99998@');
    await page.keyboard.press('Home');
    await expect.poll(() => focusedText(page)).toContain('person0@');
    await page.keyboard.press('PageDown');
    await expect.poll(() => focusedText(page)).not.toContain('person0@');
    await page.keyboard.press('Home');
    await expect.poll(() => focusedText(page)).toContain('person0@');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'person0@contoso.ch' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focusedText(page)).toContain('person0@');
    expect(complaints).toEqual([]);
  });

  test('reads the pages in view, at most four at once, and gives up those scrolled past', async () => {
    const { page } = await gallery.open();
    const scrollTo = (part: number) =>
      page.getByRole('table', { name: 'Users' }).evaluate((table, place) => {
        Object.assign(table, { scrollTop: place * Number(Reflect.get(table, 'scrollHeight')) });
      }, part);
    await page.evaluate('window.reads.isHeld = true');
    for (const [passed, part] of [0.3, 0.6, 0.9].entries()) {
      await scrollTo(part);
      await expect.poll(async () => (await readsOf(page)).aborted).toBeGreaterThanOrEqual(passed);
      await expect.poll(async () => (await readsOf(page)).inFlight).toBeGreaterThan(0);
    }
    await page.evaluate('window.reads.isHeld = false');
    await scrollTo(0.95);
    await page
      .getByText(/person(94|95)\d{3}@/)
      .first()
      .waitFor();
    const reads = await readsOf(page);
    expect(reads.most).toBeLessThanOrEqual(4);
    expect(reads.aborted).toBeGreaterThan(0);
    expect(reads.offsets.length).toBeLessThan(20);
  });

  test('begins at its top when it is sorted otherwise', async () => {
    const { page } = await gallery.open();
    await rowNamed(page, 'person0@').focus();
    await page.keyboard.press('End');
    await expect.poll(() => focusedText(page)).toContain('person99999@');
    await page.getByRole('button', { name: 'User' }).click();
    await rowNamed(page, 'person0@').waitFor();
    const header = page.getByRole('columnheader', { name: 'User' });
    expect(await header.getAttribute('aria-sort')).toBe('descending');
  });

  test('is searched when the typing pauses, and says when nothing is left', async () => {
    const { page } = await gallery.open();
    const field = page.getByRole('searchbox', { name: 'Search users' });
    await field.pressSequentially('ada', { delay: 20 });
    await page.getByText('30 users').waitFor();
    await page.getByText('ada0@contoso.ch').waitFor();
    expect((await readsOf(page)).offsets.length).toBeLessThanOrEqual(3);
    await field.fill('nobody');
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await page.getByText('person0@contoso.ch').waitFor();
    expect(await field.inputValue()).toBe('');
  });

  test('is a list of cards in a narrow window, as wide as the window', async () => {
    const { page } = await gallery.open({ width: 320 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    const card = rowNamed(page, 'person1@');
    expect(await card.innerText()).toContain('What happens');
    expect((await card.boundingBox())?.width).toBeGreaterThan(250);
  });
});

test('a question begins at "Cancel", stays while it is busy, and gives the focus back', async () => {
  const { page } = await gallery.open();
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Delete the task Contoso?' });
  await dialog.getByText('1,240').waitFor();
  await expect.poll(() => focusedText(page)).toBe('Cancel');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => focusedText(page)).toBe('Delete');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Delete task' }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('progressbar').waitFor();
});

test('what was done is said once, what is copied is on the clipboard', async () => {
  const { page, complaints } = await gallery.open();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The task was saved.').first().waitFor();
  await page.getByRole('button', { name: 'Copy the script' }).click();
  await page.getByRole('status').getByText('Copied').waitFor();
  const clipboard = () => page.evaluate('navigator.clipboard.readText()');
  expect(await clipboard()).toBe('az login');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('The link was copied.').first().waitFor();
  expect(await clipboard()).toMatch(/#\/help$/);
  expect(complaints).toEqual([]);
});

test('an error of a field leads to the field', async () => {
  const { page } = await gallery.open();
  await page.getByRole('alert').getByRole('button', { name: 'Name:' }).click();
  expect(await page.evaluate('document.activeElement.id')).toBe('name');
});

test('a card of numbers shows its rows, and all of them when it is pressed again', async () => {
  const { page } = await gallery.open();
  const card = page.getByRole('button', { name: '12,345 changed' });
  expect(await card.getAttribute('aria-pressed')).toBe('true');
  await card.click();
  expect(await card.getAttribute('aria-pressed')).toBe('false');
});

test.each([360, 1280])(
  'axe finds nothing wrong with any component at %i pixels, in any theme',
  async (width) => {
    const { page } = await gallery.open({ width });
    const found: string[] = [];
    const look = async (name: string) => {
      for (const theme of themeNames) {
        await page.emulateMedia(themes[theme]);
        found.push(...(await violations(page)));
      }
      await page.emulateMedia(themes.light);
      if (width === 1280) await shootEverywhere(page, name);
    };
    await look('gallery');
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').waitFor();
    await look('gallery-confirm');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await rowNamed(page, 'person1@').click();
    await page.getByRole('dialog').waitFor();
    await look('gallery-drawer');
    expect(found).toEqual([]);
  },
  60_000,
);

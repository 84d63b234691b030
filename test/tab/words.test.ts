import { describe, expect, test } from 'vitest';
import { de } from '../../tab/strings/de.ts';
import { en } from '../../tab/strings/en.ts';
import { languageOf, wordFor } from '../../tab/strings/words.ts';

/** Every word of a language by its path; a word with a hole is filled with a mark. */
const wordsOf = (words: object, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(words).flatMap(([key, word]: [string, unknown]) => {
    const here = `${path}${key}`;
    if (typeof word === 'string') return [[here, word] as const];
    if (typeof word === 'function') return [[here, String(word('§1', '§2'))] as const];
    return typeof word === 'object' && word !== null ? wordsOf(word, `${here}.`) : [];
  });

test('the columns of the overview are called as the manual calls them', () => {
  expect(Object.values(en.tasks.columns).join(', ')).toBe(
    'ID, Name, Description, Type, Periodic sync, Last sync, Success?, Actions',
  );
  expect(en.addTask.button).toBe('Add task');
});

describe('German', () => {
  const german = new Map(wordsOf(de));
  test('has every word, with the same holes', () => {
    const holes = (text: string) => ['§1', '§2'].filter((hole) => text.includes(hole)).join();
    const differing = wordsOf(en).filter(([path, english]) => {
      const word = german.get(path) ?? '';
      return word === '' || holes(word) !== holes(english);
    });
    expect(differing).toEqual([]);
    expect(german.size).toBeGreaterThan(100);
  });

  test('is spoken in every German locale, English elsewhere', () => {
    expect(['de', 'de-CH', 'DE-de'].map((locale) => languageOf(locale).words)).toEqual([
      de,
      de,
      de,
    ]);
    expect(['en-us', 'fr-CH', 'den'].map((locale) => languageOf(locale).words)).toEqual([
      en,
      en,
      en,
    ]);
  });
});

test('a code without a word is shown as it is', () => {
  expect(wordFor(en.settings, 'newSetting')).toBe('newSetting');
});

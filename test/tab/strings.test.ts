import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../tab/strings/language.ts';
import { textIn } from './text-in.ts';

type Area = Readonly<Record<string, Readonly<Record<string, string>>>>;

const english = import.meta.glob<Area>('../../tab/strings/en/*.ts', { eager: true });
const german = import.meta.glob<Area>('../../tab/strings/de/*.ts', { eager: true });
const compounds = ['first', 'later'];

/** Every message of a language by its id, and whether a page gets it at once or later. */
const messagesOf = (files: Readonly<Record<string, Area>>) => {
  const areas: Record<string, string> = {};
  const given: Record<string, string> = {};
  for (const file of Object.values(files))
    for (const [name, messages] of Object.entries(file))
      Object.assign(compounds.includes(name) ? given : areas, messages);
  return { areas, given };
};

/** The names and kinds of the arguments of an ICU message, also of those inside its plurals. */
const argumentsOf = (message: string): readonly string[] => {
  const { formatters } = createIntl({ locale: 'en', messages: {} });
  const names = new Set<string>();
  // 0 is text and 7 the number sign of a plural, every other type an argument
  const follow = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && 'value' in node && node.type !== 0 && node.type !== 7)
      names.add(`${node.value} ${node.type}`);
    for (const child of Object.values(node)) follow(child);
  };
  follow(formatters.getMessageFormat(message, 'en').getAst());
  return [...names].toSorted();
};

const inEnglish = messagesOf(english);
const inGerman = messagesOf(german);

describe('German', () => {
  test('says everything that English says, and nothing else', () => {
    expect(Object.keys(inGerman.areas).toSorted()).toEqual(Object.keys(inEnglish.areas).toSorted());
    expect(Object.keys(inEnglish.areas).length).toBeGreaterThan(100);
  });

  test('takes the same arguments, of the same kinds', () => {
    const differing = Object.entries(inEnglish.areas).flatMap(([id, message]) => {
      const [inOne, inOther] = [argumentsOf(message), argumentsOf(inGerman.areas[id] ?? '')];
      return inOne.join() === inOther.join() ? [] : [`${id}: ${inOne} / ${inOther}`];
    });
    expect(differing).toEqual([]);
    expect(argumentsOf('{count, plural, one {# of {name}} other {#}}')).toHaveLength(2);
  });

  test('is spoken in every German locale, English elsewhere', () => {
    const names = ['de', 'de-CH', 'DE-de', 'en-us', 'fr-CH', 'den', 'not a locale'].map(
      (locale) => languageOf(locale).name,
    );
    expect(names).toEqual(['de', 'de', 'de', 'en', 'en', 'en', 'en']);
  });
});

test('a region keeps its ways to write dates and numbers, whatever language is spoken', () => {
  expect(languageOf('fr-CH').locale).toBe('en-CH');
  expect(languageOf('de-AT').locale).toBe('de-AT');
  expect(languageOf('not a locale').locale).toBe('en');
});

test.each([
  ['English', inEnglish],
  ['German', inGerman],
])('every area of %s reaches the pages, with no id in two of them', (_name, { areas, given }) => {
  expect(Object.keys(given).toSorted()).toEqual(Object.keys(areas).toSorted());
  const perFile = [english, german].map((files) =>
    Object.entries(files)
      .filter(([path]) => !compounds.some((name) => path.endsWith(`/${name}.ts`)))
      .flatMap(([, file]) => Object.values(file).flatMap((messages) => Object.keys(messages))),
  );
  for (const ids of perFile) expect(new Set(ids).size).toBe(ids.length);
});

test('the columns of the overview are called as the manual calls them', () => {
  const text = textIn('en-US');
  const columns = [
    text('tasks.column.id'),
    text('tasks.column.name'),
    text('tasks.column.description'),
    text('tasks.column.type'),
    text('tasks.column.periodicSync'),
    text('tasks.column.lastSync'),
    text('tasks.column.success'),
    text('tasks.column.actions'),
  ];
  expect(columns.join(', ')).toBe(
    'ID, Name, Description, Type, Periodic sync, Last sync, Success?, Actions',
  );
  expect(text('tasks.add')).toBe('Add task');
});

test('numbers and their nouns follow the language', () => {
  expect(textIn('en-US')('tasks.count', { count: 1 })).toBe('1 task');
  expect(textIn('en-US')('tasks.count', { count: 1_200 })).toBe('1,200 tasks');
  expect(textIn('de-DE')('tasks.count', { count: 1 })).toBe('1 Aufgabe');
  expect(textIn('de-DE')('tasks.count', { count: 1_200 })).toBe('1.200 Aufgaben');
});

test('a code without a word is shown as it is, or as the server names it', () => {
  const text = textIn('en');
  expect(text.code('setting', 'crypto')).toBe('Cryptographic functions');
  expect(text.code('setting', 'newSetting')).toBe('newSetting');
  expect(text.code('problem.title', 'new-problem', 'A new problem')).toBe('A new problem');
});

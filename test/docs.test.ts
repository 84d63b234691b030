import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adminRoles } from '../server/domain/actor.ts';
import { actionTable, maxLftQuota, type ValueKind } from '../server/domain/group-action.ts';
import { cryptoRights, loginSecurities } from '../server/domain/user.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFile(join(root, path), 'utf8');

describe('docs/manual-coverage.md', () => {
  it('names only tests and files that exist', async () => {
    const text = await read('docs/manual-coverage.md');
    const rows = text
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| the manual'));
    expect(rows.length).toBeGreaterThan(40);
    const manual = await read('test/stories/manual.test.ts');
    const synchronise = await read('test/engine/synchronise.test.ts');
    for (const row of rows) {
      const proof = row.split('|').at(-2) ?? '';
      const files = [...proof.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
      const names = [...proof.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
      expect(files.length + names.length, row).toBeGreaterThan(0);
      for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
      for (const name of names) {
        const beginning = name.replace(/ ?\.\.\.$/, '');
        expect(`${manual}${synchronise}`.includes(beginning), name).toBe(true);
      }
    }
  });
});

describe('docs/actions.md', () => {
  it('is the table of actions that API and tab use', async () => {
    const values: Record<ValueKind, string> = {
      roles: `list of admin roles, each once: ${adminRoles.join(', ')}`,
      crypto: cryptoRights.join(', '),
      boolean: 'true, false',
      megabytes: `whole number from 0 to ${maxLftQuota.toLocaleString('en')}, at most the global quota of the domain`,
      loginSecurity: loginSecurities.join(', '),
      times: 'list of HH:MM, 24 h, each once',
    };
    const rows = actionTable.map(
      ({ action, setting, value, description }) =>
        `| \`${action}\` | ${values[value]} | ${setting ? `\`${setting}\`` : 'the user as a whole'} | ${description} |`,
    );
    const text = [
      '# Group actions',
      '',
      'The twelve actions of the manual, in its order. This page is written from `server/domain/group-action.ts` by',
      '`npx vitest run test/docs.test.ts -u`; the API answers the same table at `GET /api/actions`.',
      '',
      '| action | value | sets | description |',
      '|---|---|---|---|',
      ...rows,
      '',
    ].join('\n');
    await expect(text).toMatchFileSnapshot('../docs/actions.md');
  });
});

describe('README.md', () => {
  it('names every environment variable the server reads, and no other', async () => {
    const config = await read('server/config.ts');
    const schema = config.slice(config.indexOf('z.object({'), config.indexOf('type Environment'));
    const known = [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1] ?? '');
    const readme = await read('README.md');
    const named = new Set(
      [...readme.matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+|HOST|PORT)`/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    expect(known.length).toBeGreaterThan(15);
    expect([...named].toSorted()).toEqual(known.toSorted());
  });

  it('names only npm scripts, files and pages that exist', async () => {
    const readme = await read('README.md');
    const { scripts } = JSON.parse(await read('package.json'));
    for (const [, script] of readme.matchAll(/npm run ([\w:]+)/g))
      expect(scripts, script).toHaveProperty(script ?? '');
    for (const [, link] of readme.matchAll(/\]\(([^)h][^)]*)\)/g))
      expect(existsSync(join(root, link ?? '')), link).toBe(true);
  });

  it('begins with the two set-up commands, and CI runs the second', async () => {
    const readme = await read('README.md');
    const commands = [
      ...(/```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '').matchAll(/^(npm ci && npm \w+)/gm),
    ].map((match) => match[1]);
    expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test']);
    const ci = await read('.ci/run');
    for (const command of ['npm ci', 'npm run check', 'npm run build', 'npm test'])
      expect(ci).toContain(command);
  });
});

describe('every page of docs', () => {
  it('links only to what exists', async () => {
    const pages = (await readdir(join(root, 'docs'), { recursive: true })).filter((page) =>
      page.endsWith('.md'),
    );
    for (const page of pages) {
      const text = await read(join('docs', page));
      for (const [, link] of text.matchAll(/\]\(([^)#h][^)#]*)/g)) {
        expect(existsSync(join(root, 'docs', page, '..', link ?? '')), `${page}: ${link}`).toBe(
          true,
        );
      }
    }
  });
});

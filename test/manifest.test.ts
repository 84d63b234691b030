import { inflateRawSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { appPackage } from '../manifest/app-package.ts';
import { findingsOf } from '../manifest/validate.ts';
import { zip } from '../manifest/zip.ts';

const clientId = '5e9c1a52-6d0f-4a7b-9d3c-2f1e8b7a6c50';
const env = { PUBLIC_URL: 'https://Sync.Contoso.com', ENTRA_CLIENT_ID: clientId };
const build = (over: Readonly<Record<string, string>> = {}) =>
  appPackage({ version: '1.2.3', env: { ...env, ...over } });
const jsonOf = (content: Buffer | undefined) => JSON.parse(String(content));

describe('the manifest', () => {
  test('leads to this installation: its page, its sign-in, its host in lower case', async () => {
    const manifest = jsonOf((await build()).get('manifest.json'));
    expect(manifest).toMatchObject({
      version: '1.2.3',
      id: clientId,
      validDomains: ['sync.contoso.com'],
      webApplicationInfo: { id: clientId, resource: `api://sync.contoso.com/${clientId}` },
      staticTabs: [{ contentUrl: 'https://sync.contoso.com/' }, { entityId: 'about' }],
    });
    expect(JSON.stringify(manifest)).not.toContain('${{');
  });

  test('may have an id, a developer and legal pages of its own', async () => {
    const id = '0a1b2c3d-0000-4000-8000-000000000001';
    const files = await build({
      TEAMS_APP_ID: id,
      DEVELOPER_NAME: 'Contoso "Mail" AG',
      PRIVACY_URL: 'https://contoso.com/privacy',
    });
    expect(jsonOf(files.get('manifest.json'))).toMatchObject({
      id,
      developer: { name: 'Contoso "Mail" AG', privacyUrl: 'https://contoso.com/privacy' },
    });
  });

  test.each([
    ['an address Teams cannot frame', { PUBLIC_URL: 'http://localhost:3978' }, 'PUBLIC_URL'],
    ['no client id', { ENTRA_CLIENT_ID: '' }, 'ENTRA_CLIENT_ID'],
    ['a name that is too long', { DEVELOPER_NAME: 'x'.repeat(33) }, '/developer/name'],
    ['a page that is no page', { TERMS_URL: 'ftp://contoso.com' }, '/developer/termsOfUseUrl'],
  ])('is refused with %s, saying where', async (_what, over, where) => {
    await expect(build(over)).rejects.toThrow(where);
  });

  test('is judged by the schema it names, the newest stored one', async () => {
    const manifest = jsonOf((await build()).get('manifest.json'));
    expect(manifest.$schema).toContain(`/v${manifest.manifestVersion}/`);
    expect(await findingsOf('teams-manifest', { ...manifest, manifestVersion: '1.0' })).toEqual([
      '/manifestVersion must be equal to constant',
    ]);
  });
});

test('German names everything a user reads', async () => {
  const files = await build();
  const german = jsonOf(files.get('de.json'));
  const { localizationInfo, staticTabs, description } = jsonOf(files.get('manifest.json'));
  expect(localizationInfo.additionalLanguages).toEqual([{ languageTag: 'de', file: 'de.json' }]);
  const named = staticTabs.flatMap((tab: { readonly name?: string }, place: number) =>
    tab.name ? [`staticTabs[${place}].name`] : [],
  );
  const features = description.features.flatMap((_feature: unknown, place: number) =>
    ['title', 'description'].map((part) => `description.features[${place}].${part}`),
  );
  expect(Object.keys(german)).toEqual(
    expect.arrayContaining([
      'name.short',
      'name.full',
      'description.short',
      'description.full',
      ...named,
      ...features,
    ]),
  );
});

/** Width, height and pixels of an RGBA PNG without filters. */
const pixelsOf = (png: Buffer) => {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const at = png.indexOf('IDAT');
  const raw = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const row = 1 + width * 4;
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const start = Math.floor(index / width) * row + 1 + (index % width) * 4;
    return [...raw.subarray(start, start + 4)];
  });
  return { width, height, pixels };
};

test('the icons have the sizes and colours Teams asks for', async () => {
  const files = await build();
  const color = pixelsOf(files.get('color.png') ?? Buffer.alloc(0));
  expect([color.width, color.height]).toEqual([192, 192]);
  expect(color.pixels.every(([, , , opacity]) => opacity === 255)).toBe(true);
  expect(color.pixels[0]).toEqual([0x0f, 0x5e, 0xa8, 255]);
  const outline = pixelsOf(files.get('outline.png') ?? Buffer.alloc(0));
  expect([outline.width, outline.height]).toEqual([32, 32]);
  expect(outline.pixels.every(([r, g, b]) => r === 255 && g === 255 && b === 255)).toBe(true);
  const opacities = outline.pixels.map(([, , , opacity]) => opacity);
  expect(Math.min(...opacities.map(Number))).toBe(0);
  expect(Math.max(...opacities.map(Number))).toBe(255);
  const small = pixelsOf(files.get('color32x32.png') ?? Buffer.alloc(0));
  expect([small.width, small.height]).toEqual([32, 32]);
  expect(small.pixels[0]?.[3]).toBeLessThan(128);
  expect(small.pixels[5 * 32 + 5]).toEqual([0x0f, 0x5e, 0xa8, 255]);
});

test('every icon that the manifest names is in the package', async () => {
  const files = await build();
  const { icons } = jsonOf(files.get('manifest.json'));
  expect(Object.values<string>(icons).filter((name) => !files.has(name))).toEqual([]);
});

test('the package holds every file at its root, byte for byte, and is the same each time', async () => {
  const files = await build();
  const archive = zip(files);
  expect(zip(await build())).toEqual(archive);
  let at = archive.readUInt32LE(archive.length - 6);
  for (const [name, content] of files) {
    expect(archive.toString('latin1', at, at + 4)).toBe('PK\x01\x02');
    const [packed, length, nameLength] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
    ];
    expect(archive.toString('utf8', at + 46, at + 46 + nameLength)).toBe(name);
    const start = archive.readUInt32LE(at + 42) + 30 + nameLength;
    expect(inflateRawSync(archive.subarray(start, start + packed))).toEqual(content);
    expect(length).toBe(content.length);
    at += 46 + nameLength;
  }
});

/** The time zones of a part of the world. */
export interface Region {
  readonly region: string;
  readonly zones: readonly string[];
}

const regionOf = (zone: string): string =>
  zone.includes('/') ? (zone.split('/')[0] ?? '') : 'UTC';

/** All time zones the browser knows, UTC, and one more that is in use already; by region. */
export const timeZonesWith = (inUse: string): readonly Region[] => {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), inUse]);
  const regions = new Map<string, string[]>();
  for (const zone of [...zones].toSorted()) {
    const region = regionOf(zone);
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return [...regions].map(([region, names]) => ({ region, zones: names }));
};

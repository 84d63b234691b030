/** How one locale writes times and numbers, in one time zone (the browser's if not told). */
export interface Format {
  number(value: number): string;
  /** With the zone's abbreviation; takes RFC 3339. */
  dateTime(time: string): string;
  /** To the second, with the zone's whole name. */
  exact(time: string): string;
  /** Such as "2 minutes ago"; `now` in milliseconds since 1970. */
  relative(time: string, now: number): string;
  /** Such as "1 min 5 sec". */
  duration(milliseconds: number): string;
}

const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** Times and numbers as the locale has them; an unknown locale is English. */
export const createFormat = (locale: string, timeZone?: string): Format => {
  const [known = 'en'] = supported(locale);
  const number = new Intl.NumberFormat(known);
  const relative = new Intl.RelativeTimeFormat(known, { numeric: 'auto' });
  const dateTime = new Intl.DateTimeFormat(known, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  const exact = new Intl.DateTimeFormat(known, {
    dateStyle: 'full',
    timeStyle: 'full',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  const inUnit = (value: number, unit: string): string =>
    new Intl.NumberFormat(known, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'day' ? 'long' : 'short',
      maximumFractionDigits: 1,
    }).format(value);

  return {
    number: (value) => number.format(value),
    dateTime: (time) => dateTime.format(new Date(time)),
    exact: (time) => exact.format(new Date(time)),
    relative: (time, now) => {
      const seconds = Math.round((Date.parse(time) - now) / 1_000);
      const largest = units.find((one) => Math.abs(seconds) >= one.seconds);
      if (largest === undefined || largest.unit === 'second') return relative.format(0, 'second');
      return relative.format(Math.trunc(seconds / largest.seconds), largest.unit);
    },
    duration: (milliseconds) => {
      if (milliseconds < 1_000) return inUnit(milliseconds / 1_000, 'second');
      let rest = Math.round(milliseconds / 1_000);
      const parts: string[] = [];
      for (const { unit, seconds } of units) {
        const count = Math.floor(rest / seconds);
        rest -= count * seconds;
        if (count > 0) parts.push(inUnit(count, unit));
      }
      return parts.slice(0, 2).join(' ');
    },
  };
};

const supported = (locale: string): readonly string[] => {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale);
  } catch {
    return [];
  }
};

/** The times of day in another zone than the browser's, as HH:MM; null where it is the same clock. */
export const timesIn = (timeZone: string, times: readonly number[]): readonly string[] | null => {
  const clock = (zone?: string) =>
    new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      ...(zone === undefined ? {} : { timeZone: zone }),
    });
  const here = times.map((time) => clock().format(time));
  const there = times.map((time) => clock(timeZone).format(time));
  return here.join() === there.join() ? null : there;
};

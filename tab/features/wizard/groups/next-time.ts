/** A time that is not in the list yet: 08:00, else the next full hour after the last one that is free. */
export const nextTime = (times: readonly string[]): string => {
  const last = times.at(-1);
  const first = last === undefined ? 8 : Number(last.slice(0, 2)) + 1;
  for (let step = 0; step < 24; step += 1) {
    const time = `${String((first + step) % 24).padStart(2, '0')}:00`;
    if (!times.includes(time)) return time;
  }
  return '';
};

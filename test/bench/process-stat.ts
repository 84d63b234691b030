import { readFile, writeFile } from 'node:fs/promises';

/**
 * Lets the kernel count the peak of a process's resident memory anew (`5` in clear_refs).
 * https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html
 */
export const resetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, '5');

/** The most resident memory since the start or the last reset, in MB of 1024 * 1024 bytes. */
export const peakOf = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error(`/proc/${pid}/status tells no VmHWM`);
  return Number(kilobytes) / 1024;
};

/** Linux counts in hundredths of a second on every common build (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

/** Seconds of CPU a process has used, all threads together. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
export const cpuOf = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // the name in parentheses may hold blanks; utime and stime are fields 14 and 15
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};

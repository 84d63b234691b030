import { readFile } from 'node:fs/promises';
import { hasCode } from './environment.ts';

/** True while a process with this id runs, ours or somebody else's. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
};

/**
 * When the process began, as a text that differs for a later process with the same id, also after a
 * reboot or in a restarted container. Undefined where the system does not tell (only Linux and ourselves).
 */
export const readBeginning = async (pid: number): Promise<string | undefined> => {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // Field 22 is the start time; the name before it may contain blanks: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot.trim()}/${startTime}`;
  } catch {
    return pid === process.pid ? String(Math.round(performance.timeOrigin)) : undefined;
  }
};

import { readFileSync } from 'node:fs';
import { hasCode } from './environment.ts';

const state = 0;
const startTime = 19;

/** What Linux tells of a process, from its state on: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const readStat = (pid: number): readonly string[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before it may contain blanks
  } catch {
    return []; // another system, or no such process
  }
};

/** True while a process with this id runs, ours or somebody else's. A zombie, which nobody reaped, runs no more. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  return readStat(pid)[state] !== 'Z';
};

/**
 * When the process began, as a text that differs for a later process with the same id, also after a
 * reboot or in a restarted container. Undefined where the system does not tell (only Linux and ourselves).
 */
export const readBeginning = (pid: number): string | undefined => {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readStat(pid)[startTime]}`;
  } catch {
    return pid === process.pid ? String(Math.round(performance.timeOrigin)) : undefined;
  }
};

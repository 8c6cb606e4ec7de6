// How much processor time processes have used, read from /proc (Linux).
import fs from "node:fs";

const TICKS_PER_SECOND = 100;

/** Every process that descends from these, and these. @param {number[]} roots */
export function familyOf(roots) {
  const parents = new Map(
    fs
      .readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const fields = readStat(name);
        return fields ? [[Number(name), Number(fields[1])]] : [];
      }),
  );
  const isOurs = (pid) => roots.includes(pid) || (parents.has(pid) && isOurs(parents.get(pid)));
  return [...parents.keys()].filter(isOurs);
}

/** Seconds of processor time so far, those of ended children included. @param {number[]} pids */
export function cpuSeconds(pids) {
  const ticks = pids.flatMap((pid) => {
    const fields = readStat(pid);
    return fields ? [Number(fields[11]) + Number(fields[12])] : [];
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

/** From the state on: the name before it may hold anything. */
function readStat(pid) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

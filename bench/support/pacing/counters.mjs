/** What is counted in a run, after the warm-up: people, waits and operators' seconds. */
export function countersOf({ pools, warmUp, end }) {
  const counts = Object.fromEntries(
    pools.map(({ id }) => [id, { requests: 0, answered: 0, abandoned: 0, connects: 0 }]),
  );
  const seconds = { ringing: 0, waiting: 0 };
  const spent = {};
  const waits = [];
  const toConversation = [];
  const isCounted = (time) => time >= warmUp && time < end;
  const count = (what) => (pool, time) => {
    if (isCounted(time)) counts[pool][what]++;
  };
  return {
    arrived: count("requests"),
    answered: count("answered"),
    abandoned: count("abandoned"),
    connected(pool, { arrivedAt, answeredAt, now }) {
      if (!isCounted(answeredAt)) return;
      counts[pool].connects++;
      waits.push(now - answeredAt);
      toConversation.push(now - arrivedAt);
    },
    waited(answeredAt, now) {
      if (isCounted(answeredAt)) waits.push(now - answeredAt);
    },
    /** @param next the status after it */
    spent(status, from, to, next) {
      if (!(status in seconds)) return;
      const lasted = Math.max(0, Math.min(to, end) - Math.max(from, warmUp));
      seconds[status] += lasted;
      const use = `${status} > ${next}`;
      spent[use] ??= { times: 0, seconds: 0 };
      if (to >= warmUp) spent[use].times++;
      spent[use].seconds += lasted;
    },
    result() {
      const sum = (what) => Object.values(counts).reduce((total, pool) => total + pool[what], 0);
      const connects = sum("connects");
      return {
        connects,
        connectRate: connects / sum("requests"),
        unproductive: (seconds.ringing + seconds.waiting) / Math.max(1, connects),
        abandoned: percent(sum("abandoned"), sum("answered")),
        spent,
        byPool: Object.values(counts).map((pool) => percent(pool.abandoned, pool.answered)),
        answered: sum("answered"),
        waitP95: quantile(waits, 0.95),
        toConversation: quantile(toConversation, 0.5),
      };
    },
  };
}

const percent = (part, whole) => (100 * part) / Math.max(1, whole);

function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

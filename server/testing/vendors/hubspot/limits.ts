/** HubSpot's limits: so many requests in any stretch of time; those beyond are refused, and remembered. */
export interface WindowLimit {
  requests: number;
  perMs: number;
}

export function slidingWindow({ requests, perMs }: WindowLimit) {
  let times: number[] = [];
  return {
    /** Whether one more is within the limit. */
    take(now: number): boolean {
      times = times.filter((at) => at > now - perMs);
      if (times.length >= requests) return false;
      times.push(now);
      return true;
    },
  };
}

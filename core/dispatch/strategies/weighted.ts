import type { Strategy } from "./strategy";

/**
 * Shares by weight, smoothly: with weights 3 and 1 the turns go a, a, b, a and not a, a, a, b. Each turn gives everybody
 * who could be asked their weight in credit, and whoever is asked pays all that was given. So credits add up to nothing,
 * nobody is ever a whole turn ahead of their share, and whoever was away is owed nothing for that time.
 *
 * The method is nginx's smooth weighted round-robin (https://github.com/nginx/nginx/commit/52327e0627f4).
 */
export const weighted: Strategy = {
  compare: (a, b) => b.credit + b.weight - (a.credit + a.weight),
  charge(could, asked) {
    const credits = Object.fromEntries(could.map(({ id, weight }) => [id, weight]));
    const given = could.reduce((sum, { weight }) => sum + weight, 0);
    credits[asked.id] = (credits[asked.id] ?? 0) - given;
    return credits;
  },
};

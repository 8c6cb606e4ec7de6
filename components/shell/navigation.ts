import {
  type Icon,
  IconActivity,
  IconChartBar,
  IconHeadset,
  IconInbox,
  IconPlugConnected,
  IconRoute,
  IconSettings,
  IconSun,
  IconUsers,
  IconWorld,
} from "@tabler/icons-react";

export interface Place {
  /** The key of its name in messages: common.nav */
  key:
    | "today"
    | "live"
    | "console"
    | "leads"
    | "rules"
    | "sites"
    | "team"
    | "reports"
    | "connections"
    | "settings";
  /** After the workspace's slug. */
  path: string;
  icon: Icon;
  /** Any of these opens it. */
  anyOf: string[];
  /** Only for members who are operators themselves. */
  forOperators?: true;
  /** Reached from this place's page, which keeps the rail short; the rail shows it only to who cannot go there. */
  within?: Place["key"];
}

const PLACES: Place[] = [
  { key: "console", path: "/console", icon: IconHeadset, anyOf: ["operator:self"], forOperators: true },
  { key: "today", path: "", icon: IconSun, anyOf: ["leads:read"] },
  { key: "live", path: "/live", icon: IconActivity, anyOf: ["live:watch"], within: "today" },
  { key: "leads", path: "/leads", icon: IconInbox, anyOf: ["leads:read", "leads:read-own"] },
  { key: "rules", path: "/rules", icon: IconRoute, anyOf: ["flows:read"] },
  { key: "sites", path: "/sites", icon: IconWorld, anyOf: ["sites:read"] },
  { key: "team", path: "/team", icon: IconUsers, anyOf: ["team:read"] },
  { key: "reports", path: "/reports", icon: IconChartBar, anyOf: ["reports:read"] },
  { key: "connections", path: "/connections", icon: IconPlugConnected, anyOf: ["connections:read"] },
  { key: "settings", path: "/settings", icon: IconSettings, anyOf: ["settings:read"] },
];

/** All places a reader with these abilities can go to, in the order of the rail. */
export const placesFor = (abilities: readonly string[], isOperator: boolean): Place[] =>
  PLACES.filter(
    ({ anyOf, forOperators }) =>
      anyOf.some((ability) => abilities.includes(ability)) && (isOperator || !forOperators),
  );

/** Those of them that have an entry in the rail. */
export const railOf = (places: readonly Place[]): Place[] =>
  places.filter(({ within }) => !places.some(({ key }) => key === within));

/**
 * Whether a page belongs to a place, or to one that is reached from it. Today is the workspace's root, and only that
 * and what is within it.
 */
export function isAt(pathname: string, slug: string, place: Place): boolean {
  const root = `/${slug}${place.path}`;
  if (pathname === root || (place.path !== "" && pathname.startsWith(`${root}/`))) return true;
  return PLACES.some(({ within, path }) => within === place.key && pathname === `/${slug}${path}`);
}

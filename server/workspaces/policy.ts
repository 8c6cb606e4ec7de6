/** Who may do what. Pure; every procedure asks here and nowhere else. */

export const ROLES = ["owner", "manager", "editor", "operator"] as const;
export type Role = (typeof ROLES)[number];

export const ABILITIES = [
  /** All leads of the workspace, with numbers. */
  "leads:read",
  /** Only the leads that one's own operator talked to. */
  "leads:read-own",
  "leads:handle",
  "callbacks:cancel",
  /** For good, at the provider. */
  "recordings:erase",
  "team:read",
  "team:edit",
  /** Pause and resume oneself. */
  "operator:self",
  /** The live board. */
  "live:watch",
  /** Move, take over, cancel and cue what is on it. */
  "live:steer",
  /** Follow a talk on one's own phone: hear it, speak to the operator, join in. */
  "live:listen",
  "sites:read",
  "sites:edit",
  "flows:read",
  /** Who is rung. */
  "flows:edit",
  /** What shows to whom. */
  "display:edit",
  "connections:read",
  "connections:edit",
  "deliveries:replay",
  /** Accounts at telephony providers. */
  "telephony:read",
  /** Asks a provider how an account is doing, and rings a number to hear it. */
  "telephony:test",
  "telephony:edit",
  /** How fast people are called, and what they wait for. */
  "reports:read",
  "members:read",
  "members:edit",
  "settings:read",
  "settings:edit",
  "billing:read",
  "billing:edit",
] as const;
export type Ability = (typeof ABILITIES)[number];

const READ_ALL: Ability[] = [
  "leads:read",
  "team:read",
  "sites:read",
  "flows:read",
  "connections:read",
  "settings:read",
];

const GRANTS: Record<Role, ReadonlySet<Ability>> = {
  owner: new Set(ABILITIES),
  manager: new Set([
    ...READ_ALL,
    "telephony:read",
    "telephony:test",
    "reports:read",
    "members:read",
    "leads:handle",
    "callbacks:cancel",
    "recordings:erase",
    "team:edit",
    "operator:self",
    "live:watch",
    "live:steer",
    "live:listen",
    "display:edit",
    "deliveries:replay",
  ] satisfies Ability[]),
  editor: new Set([
    ...READ_ALL,
    "sites:edit",
    "flows:edit",
    "display:edit",
    "operator:self",
  ] satisfies Ability[]),
  operator: new Set(["leads:read-own", "operator:self"] satisfies Ability[]),
};

export const can = (role: Role, ability: Ability): boolean => GRANTS[role].has(ability);

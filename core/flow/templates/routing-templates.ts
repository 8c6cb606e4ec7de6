import { busyElsewhere } from "./busy-elsewhere";
import { byCountry } from "./by-country";
import { byLanguage } from "./by-language";
import { byReason } from "./by-reason";
import { customerFirst } from "./customer-first";
import { escalation } from "./escalation";
import { holidays } from "./holidays";
import { inHours } from "./in-hours";
import { knownFirst } from "./known-first";
import { nightShift } from "./night-shift";
import { oneMoreTry } from "./one-more-try";
import { overTheDay } from "./over-the-day";
import { overflow } from "./overflow";
import { ownThenOutside } from "./own-then-outside";
import { ownerFirst } from "./owner-first";
import { suspiciousFirst } from "./suspicious-first";
import type { RoutingTemplate, TemplateGroup } from "./template";
import { textAnotherTime } from "./text-another-time";
import { twoCentres } from "./two-centres";
import { twoTeams } from "./two-teams";
import { vip } from "./vip";

/** Routing to begin with, shelf by shelf, in the order in which it is offered. */
export const routingTemplateGroups: readonly TemplateGroup<RoutingTemplate>[] = [
  {
    id: "one-team",
    templates: [oneMoreTry, inHours, customerFirst, byReason, overTheDay, textAnotherTime, escalation],
  },
  { id: "several-teams", templates: [twoTeams, overflow, ownThenOutside, twoCentres, busyElsewhere] },
  { id: "customer", templates: [byCountry, byLanguage, knownFirst, vip, ownerFirst, suspiciousFirst] },
  { id: "hours", templates: [nightShift, holidays] },
];

export const routingTemplates: readonly RoutingTemplate[] = routingTemplateGroups.flatMap(
  ({ templates }) => templates,
);

/** The template of an id; undefined where there is none. */
export const findRoutingTemplate = (id: string): RoutingTemplate | undefined =>
  routingTemplates.find((template) => template.id === id);

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
import type { RoutingTemplate } from "./template";
import { textAnotherTime } from "./text-another-time";
import { twoCentres } from "./two-centres";
import { twoTeams } from "./two-teams";
import { vip } from "./vip";

/** Routing to begin with, in the order in which it is offered. */
export const routingTemplates: readonly RoutingTemplate[] = [
  oneMoreTry,
  inHours,
  customerFirst,
  byReason,
  twoTeams,
  overflow,
  ownThenOutside,
  twoCentres,
  busyElsewhere,
  byCountry,
  byLanguage,
  knownFirst,
  vip,
  ownerFirst,
  suspiciousFirst,
  nightShift,
  holidays,
  escalation,
  overTheDay,
  textAnotherTime,
];

/** The template of an id; undefined where there is none. */
export const findRoutingTemplate = (id: string): RoutingTemplate | undefined =>
  routingTemplates.find((template) => template.id === id);

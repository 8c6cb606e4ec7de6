import { busyElsewhere } from "./busy-elsewhere";
import { byCountry } from "./by-country";
import { customerFirst } from "./customer-first";
import { inHours } from "./in-hours";
import { knownFirst } from "./known-first";
import { oneMoreTry } from "./one-more-try";
import { overTheDay } from "./over-the-day";
import { overflow } from "./overflow";
import type { RoutingTemplate } from "./template";
import { twoTeams } from "./two-teams";

/** Routing to begin with, in the order in which it is offered. */
export const routingTemplates: readonly RoutingTemplate[] = [
  oneMoreTry,
  inHours,
  customerFirst,
  twoTeams,
  overflow,
  busyElsewhere,
  byCountry,
  knownFirst,
  overTheDay,
];

/** The template of an id; undefined where there is none. */
export const findRoutingTemplate = (id: string): RoutingTemplate | undefined =>
  routingTemplates.find((template) => template.id === id);

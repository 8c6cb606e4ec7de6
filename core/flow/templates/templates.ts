import { button } from "./button";
import { fromAds } from "./from-ads";
import { interested } from "./interested";
import { leavingCart } from "./leaving-cart";
import { officeHours } from "./office-hours";
import { productPages } from "./product-pages";
import { splitTest } from "./split-test";
import type { FlowTemplate, TemplateGroup } from "./template";

/** Flows to begin with, shelf by shelf, in the order in which they are offered. */
export const templateGroups: readonly TemplateGroup<FlowTemplate>[] = [
  { id: "everybody", templates: [button, officeHours, splitTest] },
  { id: "moment", templates: [productPages, leavingCart] },
  { id: "visitor", templates: [fromAds, interested] },
];

export const templates: readonly FlowTemplate[] = templateGroups.flatMap((group) => group.templates);

/** The template of an id; undefined where there is none. */
export const findTemplate = (id: string): FlowTemplate | undefined =>
  templates.find((template) => template.id === id);

import { button } from "./button";
import { fromAds } from "./from-ads";
import { interested } from "./interested";
import { leavingCart } from "./leaving-cart";
import { officeHours } from "./office-hours";
import { productPages } from "./product-pages";
import { splitTest } from "./split-test";
import type { FlowTemplate } from "./template";

/** Flows to begin with, in the order in which they are offered. */
export const templates: readonly FlowTemplate[] = [
  button,
  officeHours,
  productPages,
  leavingCart,
  fromAds,
  interested,
  splitTest,
];

/** The template of an id; undefined where there is none. */
export const findTemplate = (id: string): FlowTemplate | undefined =>
  templates.find((template) => template.id === id);

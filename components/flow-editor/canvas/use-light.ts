"use client";

import { createContext, useContext } from "react";

/** What a test lights up: the steps and connections of the way, and the step where it stands. Null: nobody is played. */
export interface Light {
  lit: ReadonlySet<string>;
  here: string | null;
}

/** Apart from the tests themselves, so that the canvas is drawn again only when something else is lit. */
export const LightContext = createContext<Light | null>(null);

/** Whether a step or connection is on the way that is played, or even where it stands; undefined: nobody is played. */
export function useLight(id: string): "here" | "yes" | "no" | undefined {
  const light = useContext(LightContext);
  if (!light) return undefined;
  if (light.here === id) return "here";
  return light.lit.has(id) ? "yes" : "no";
}

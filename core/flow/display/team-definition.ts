import { z } from "zod";
import type { FactKey } from "../../widget-contract/visitor-facts";
import type { Field } from "../node-definition";

/** Whose operators count; empty: those of the site's own routing. */
export const teamShape = { teamId: z.string().max(64) };

export const teamField: Field = { name: "teamId", input: "team" };

export const teamFact = (fact: "team-open" | "operators-free" | "expected-wait", teamId: string): FactKey =>
  teamId === "" ? fact : `${fact}:${teamId}`;

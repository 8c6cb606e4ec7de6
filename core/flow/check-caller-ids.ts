import { definitionOf } from "./definitions";
import type { FlowDocument, Issue } from "./document";

/**
 * Warns of numbers to be shown that no account has (any more): the account that calls would choose another one.
 * @param known E.164
 */
export function checkCallerIds({ kind: flow, nodes }: FlowDocument, known: readonly string[]): Issue[] {
  return nodes.flatMap(({ id, kind, config }) =>
    (definitionOf(flow, kind)?.fields ?? [])
      .filter(({ input, name }) => {
        const number = config[name];
        return (
          input === "caller-id" && typeof number === "string" && number !== "" && !known.includes(number)
        );
      })
      .map(
        ({ name }): Issue => ({
          code: "bad-config",
          severity: "warning",
          nodeId: id,
          field: name,
          message: "None of your accounts shows this number: the account that calls chooses another one.",
          reason: "unknown-caller-id",
        }),
      ),
  );
}

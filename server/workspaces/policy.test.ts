import { describe, expect, it } from "vitest";
import { ABILITIES, can, ROLES } from "./policy";

describe("who may do what", () => {
  const allowed = Object.fromEntries(
    ROLES.map((role) => [role, ABILITIES.filter((ability) => can(role, ability))]),
  );
  it("gives an owner everything", () => expect(allowed.owner).toEqual([...ABILITIES]));
  it("gives an operator only their own", () =>
    expect(allowed.operator).toEqual(["leads:read-own", "operator:self"]));
  it("keeps members, settings, connections and money from everybody but owners", () => {
    for (const role of ["manager", "editor", "operator"] as const)
      for (const ability of ["members:edit", "settings:edit", "connections:edit", "billing:read"] as const)
        expect(can(role, ability), `${role} ${ability}`).toBe(false);
  });
});

import { expect, it } from "vitest";
import { viewedBy } from "./policy";

it("shows the board to those who lead, and to nobody else", () => {
  for (const role of ["owner", "manager"] as const)
    expect(viewedBy({ role, operatorId: null }, "board")).toEqual({ keys: null });
  for (const role of ["editor", "operator"] as const)
    expect(viewedBy({ role, operatorId: "anna" }, "board")).toBeNull();
});

it("shows everybody their own console, and no other", () => {
  expect(viewedBy({ role: "operator", operatorId: "anna" }, "console")).toEqual({ keys: ["console:anna"] });
  expect(viewedBy({ role: "owner", operatorId: null }, "console")).toBeNull();
});

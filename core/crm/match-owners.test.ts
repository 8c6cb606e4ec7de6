import { expect, it } from "vitest";
import { matchOwners } from "./match-owners";

const anna = { id: "anna", email: "Anna@shop.example" };
const boris = { id: "boris", email: null };

it("matches by e-mail, whatever its case", () => {
  expect(matchOwners([anna], [{ id: "77", email: "anna@SHOP.example " }])).toEqual({ anna: "77" });
});

it("leaves out whoever has no e-mail, or has it twice", () => {
  const twice = [
    { id: "77", email: "anna@shop.example" },
    { id: "78", email: "anna@shop.example" },
  ];
  expect(matchOwners([anna, boris], twice)).toEqual({});
  expect(matchOwners([boris], [{ id: "79", email: null }])).toEqual({});
});

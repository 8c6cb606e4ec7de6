import { expect, it } from "vitest";
import { pageName } from "./page-name";

it.each([
  ["https://shop.example/boots", "Winter boots", "Winter boots"],
  ["https://shop.example/boots?utm_source=x", null, "/boots"],
  ["https://shop.example/", "", "shop.example"],
  ["https://shop.example/%D0%B1%D0%BE%D1%82%D1%8B", null, "/боты"],
  ["https://shop.example/%E0%A4%A", null, "/%E0%A4%A"],
  ["no address", null, "no address"],
])("calls %j (%j) %j", (page, title, name) => expect(pageName(page, title)).toBe(name));

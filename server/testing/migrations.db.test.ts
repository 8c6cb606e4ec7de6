import { expect, it } from "vitest";
import { difference } from "../../scripts/migrate.mjs";

it("the migrations make the schema, no more and no less", async () => {
  expect(await difference(process.env.DATABASE_URL ?? "")).toBeNull();
}, 60_000);

import { expect, it } from "vitest";
import { db } from "../platform/db";

it("works in a migrated copy of its own", async () => {
  expect(await db().workspace.count()).toBe(0);
});

import path from "node:path";
import { test } from "@playwright/test";
import { prepare } from "../scripts/build.mjs";

// Once, before two workers start the product at the same time: a start builds what is stale.
test("the app builds", async () => {
  test.setTimeout(900_000);
  await prepare(path.resolve(import.meta.dirname, ".."), { isDev: false });
});

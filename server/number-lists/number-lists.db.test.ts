import { beforeEach, expect, it } from "vitest";
import type { WorkspaceId } from "../platform/workspace-id";
import { openShop } from "../testing/shop";
import {
  addNumbers,
  archiveNumberList,
  createNumberList,
  removeNumber,
  renameNumberList,
  restoreNumberList,
} from "./commands";
import { findNumbers, listNumberLists } from "./queries";

let workspaceId: WorkspaceId;
let id: string;
beforeEach(async () => {
  ({ workspaceId } = await openShop());
  ({ id } = await createNumberList(workspaceId, "VIP"));
});
const numbers = (search = "") => findNumbers(workspaceId, { id, search });

it("takes numbers from a file, each once, and says what it could not read", async () => {
  const first = await addNumbers(workspaceId, { id, text: "phone\n(202) 555-0139\n+4915112345678\nnobody" });
  expect(first).toEqual({ added: 2, problems: [{ line: 4, text: "nobody" }], problemCount: 1 });
  expect(await addNumbers(workspaceId, { id, text: "+1 202 555 0139" })).toMatchObject({ added: 0 });
  expect(await listNumberLists(workspaceId)).toEqual([{ id, name: "VIP", count: 2 }]);
  expect(await numbers("555 01")).toEqual(["+12025550139"]);
  await removeNumber(workspaceId, { id, phone: "202 555 0139" });
  expect(await numbers()).toEqual(["+4915112345678"]);
});

it("refuses what has no number in it", () =>
  expect(addNumbers(workspaceId, { id, text: "Anna" })).rejects.toMatchObject({
    code: "invalid",
    fields: { text: "no-numbers" },
  }));

it("is renamed, goes and comes back with its numbers", async () => {
  await addNumbers(workspaceId, { id, text: "+12025550139" });
  await renameNumberList(workspaceId, id, "Partners");
  await archiveNumberList(workspaceId, id, { now: () => Date.now() });
  expect(await listNumberLists(workspaceId)).toEqual([]);
  expect(await numbers()).toEqual([]);
  await expect(addNumbers(workspaceId, { id, text: "+12025550140" })).rejects.toMatchObject({
    code: "not-found",
  });
  await restoreNumberList(workspaceId, id);
  expect(await listNumberLists(workspaceId)).toEqual([{ id, name: "Partners", count: 1 }]);
});

it("does not reach into another workspace", async () => {
  const { workspaceId: stranger } = await openShop();
  await addNumbers(workspaceId, { id, text: "+12025550139" });
  expect(await findNumbers(stranger, { id, search: "" })).toEqual([]);
  for (const deed of [
    () => addNumbers(stranger, { id, text: "+12025550140" }),
    () => removeNumber(stranger, { id, phone: "+12025550139" }),
    () => renameNumberList(stranger, id, "Theirs"),
    () => archiveNumberList(stranger, id, { now: () => 0 }),
  ])
    await expect(deed()).rejects.toMatchObject({ code: "not-found" });
});

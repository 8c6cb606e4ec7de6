import { describe, expect, it } from "vitest";
import { openShop } from "../../testing/shop";
import { updateChoices } from "./commands";
import { readChoices } from "./queries";

describe("what may come of a talk", () => {
  it("is the usual until a workspace says otherwise, in its own language", async () => {
    const { workspaceId } = await openShop({ workspace: { language: "ru" } });
    const { choices, asksByKeypad } = await readChoices(workspaceId);
    expect(choices[0]).toEqual({ key: "sold", name: "Продажа" });
    expect(choices).toHaveLength(6);
    expect(asksByKeypad).toBe(false);
  });

  it("keeps the keys of what is only renamed or moved", async () => {
    const { workspaceId } = await openShop();
    await updateChoices(workspaceId, {
      choices: [
        { key: null, name: "Test drive" },
        { key: "sold", name: "Bought" },
      ],
      asksByKeypad: true,
    });
    const { choices, asksByKeypad } = await readChoices(workspaceId);
    expect(choices).toEqual([
      { key: expect.any(String), name: "Test drive" },
      { key: "sold", name: "Bought" },
    ]);
    expect(asksByKeypad).toBe(true);
  });

  it("stands in the list once", async () => {
    const { workspaceId } = await openShop();
    const twice = { key: "sold", name: "Sold" };
    await expect(
      updateChoices(workspaceId, { choices: [twice, twice], asksByKeypad: false }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { isFresh } from "../auth/queries";
import { db } from "../platform/db";
import { provenWorkspaceId } from "../platform/workspace-id";
import { readWidgetConfig } from "../sites/widget-config/queries";
import { setUpSchema } from "./schema";
import { setUpOwner } from "./set-up-owner";

const typed = (email: string) => ({
  name: "Anna",
  email,
  password: "correct horse battery",
  workspace: "ООО Ромашка",
  siteUrl: "www.romashka.example",
  timeZone: "Europe/Moscow",
  language: "ru",
  defaultCountry: "RU",
});
const setUp = (email: string) => setUpOwner(setUpSchema.parse(typed(email)));

beforeEach(async () => {
  await db().workspace.deleteMany();
  await db().user.deleteMany();
});

describe("the first visit", () => {
  it("makes one owner, however many try at the same time", async () => {
    const tries = await Promise.allSettled([1, 2, 3, 4, 5].map((i) => setUp(`owner${i}@example.com`)));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of tries)
      if (one.status === "rejected")
        expect(one.reason).toMatchObject({ code: "conflict", reason: "already-set-up" });
    expect([await db().user.count(), await db().workspace.count()]).toEqual([1, 1]);
  });

  it("makes everything a callback needs", async () => {
    expect(await isFresh()).toBe(true);
    const { slug } = await setUp("Anna@Example.com");
    expect(slug).toBe("ooo-romashka");
    const workspace = await db().workspace.findUniqueOrThrow({
      where: { slug },
      include: { members: { include: { user: true } }, sites: true, teams: true, flows: true },
    });
    expect(workspace).toMatchObject({ timeZone: "Europe/Moscow", allowedCountries: ["RU"], language: "ru" });
    expect(workspace.members).toMatchObject([{ role: "owner", user: { email: "anna@example.com" } }]);
    const [site] = workspace.sites;
    expect(site).toMatchObject({
      name: "romashka.example",
      allowedOrigins: ["https://www.romashka.example", "https://romashka.example"],
      routingFlowId: workspace.flows[0]?.id,
    });
    const config = await readWidgetConfig(site?.key ?? "", Date.now());
    expect(config).toMatchObject({ open: true, opensAt: null, typicalSeconds: null, language: "ru" });
    expect(config?.consent.ru?.text).toContain("romashka.example");
    expect(provenWorkspaceId(workspace.id)).toBe(site?.workspaceId);
  });

  it("is open while there is only the demo, and takes no demo account for an owner", async () => {
    await db().workspace.create({ data: { slug: "demo", name: "Demo", isDemo: true } });
    await db().user.create({ data: { email: "owner@demo.perezvon.example", name: "Demo" } });
    await expect(setUp("owner@demo.perezvon.example")).rejects.toMatchObject({
      fields: { email: "account-exists" },
    });
    expect(await isFresh()).toBe(true);
    await setUp("own@example.com");
    expect(await isFresh()).toBe(false);
  });

  it("names every wrong field at once, by a name that pages can say in any language", () => {
    const parsed = setUpSchema.safeParse({
      ...typed("nobody"),
      password: "short",
      siteUrl: "shop",
      timeZone: "Mars",
    });
    expect(parsed.error?.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([
      ["email", "not-an-email"],
      ["password", "password-too-short"],
      ["siteUrl", "not-a-url"],
      ["timeZone", "unknown-time-zone"],
    ]);
  });

  it("gives workspaces of the same name, or of no Latin letters, addresses of their own", async () => {
    const { nameAddress } = await import("./name-address");
    await db().workspace.create({ data: { slug: "shop", name: "Shop" } });
    expect(await nameAddress(db(), "Shop")).toBe("shop-2");
    expect(await nameAddress(db(), "日本")).toBe("workspace-2");
    expect(await nameAddress(db(), "Demo")).toBe("demo-2");
  });
});

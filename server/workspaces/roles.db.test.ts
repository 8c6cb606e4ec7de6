import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { SignedIn } from "../auth/queries";
import { db } from "../platform/db";
import { appRouter } from "../trpc/root";
import { type Ability, can, ROLES, type Role } from "./policy";

let user: SignedIn | null = null;
vi.mock("../auth/session", () => ({ currentUser: async () => user }));

const people: Partial<Record<Role, SignedIn>> = {};
beforeAll(async () => {
  const workspace = await db().workspace.create({ data: { slug: "shop", name: "Shop" } });
  await db().workspace.create({ data: { slug: "other", name: "Other" } });
  for (const role of ROLES) {
    const person = await db().user.create({ data: { email: `${role}@example.com`, name: role } });
    await db().member.create({ data: { workspaceId: workspace.id, userId: person.id, role } });
    people[role] = person;
  }
});
beforeEach(() => {
  user = null;
});

const caller = (slug = "shop") => appRouter.createCaller({ headers: new Headers({ "x-workspace": slug }) });
type Caller = ReturnType<typeof caller>;

/** Every procedure of accounts, settings, sites and mail that belongs to a workspace, and what it asks for. */
const PROCEDURES: [string, Ability, (call: Caller) => Promise<unknown>][] = [
  ["workspace.settings", "settings:read", (call) => call.workspace.settings()],
  ["workspace.update", "settings:edit", (call) => call.workspace.update(settings)],
  ["members.list", "members:read", (call) => call.members.list()],
  ["members.changeRole", "members:edit", (call) => call.members.changeRole({ memberId: "x", role: "owner" })],
  ["members.remove", "members:edit", (call) => call.members.remove({ memberId: "x" })],
  ["members.restore", "members:edit", (call) => call.members.restore({ undo: "x" })],
  ["invitations.list", "members:read", (call) => call.invitations.list()],
  [
    "invitations.create",
    "members:edit",
    (call) => call.invitations.create({ email: "a@b.example", role: "editor" }),
  ],
  ["invitations.revoke", "members:edit", (call) => call.invitations.revoke({ id: "x" })],
  ["invitations.restore", "members:edit", (call) => call.invitations.restore({ id: "x" })],
  ["outbox.list", "settings:edit", (call) => call.outbox.list({})],
  ["outbox.retry", "settings:edit", (call) => call.outbox.retry({ id: "x" })],
  ["sites.list", "sites:read", (call) => call.sites.list()],
  ["sites.get", "sites:read", (call) => call.sites.get({ id: "x" })],
  ["sites.choices", "sites:read", (call) => call.sites.choices()],
  ["sites.create", "sites:edit", (call) => call.sites.create(site)],
  [
    "sites.update",
    "sites:edit",
    (call) =>
      call.sites.update({ ...site, id: "x", allowedOrigins: [], appearance: {}, routingFlowId: null }),
  ],
  ["sites.check", "sites:read", (call) => call.sites.check({ id: "x" })],
  ["consents.list", "settings:read", (call) => call.consents.list({ siteId: "x" })],
  [
    "consents.publish",
    "settings:edit",
    (call) => call.consents.publish({ siteId: "x", language: "en", text: "A text long enough to be one." }),
  ],
];
const settings = {
  name: "Shop",
  timeZone: "UTC",
  language: "en" as const,
  defaultCountry: "US",
  allowedCountries: ["US"],
  callerId: "",
  recordingDays: null,
};
const site = { name: "Shop", url: "shop.example", defaultCountry: "US", language: "en" as const };

/** FORBIDDEN, UNAUTHORIZED, or what a procedure says of the made-up input once it let the caller in. */
const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => "ok",
    (error: { code: string }) => error.code,
  );

describe("every procedure", () => {
  it.each(PROCEDURES)("%s asks for %s", async (_name, ability, run) => {
    for (const role of ROLES) {
      user = people[role] ?? null;
      const code = await codeOf(run(caller()));
      expect(code === "FORBIDDEN", `${role}: ${code}`).toBe(!can(role, ability));
      expect(["UNAUTHORIZED", "INTERNAL_SERVER_ERROR"]).not.toContain(code);
    }
  });
  it.each(PROCEDURES)(
    "%s refuses people who are not signed in, and members of other workspaces",
    async (_n, _a, run) => {
      expect(await codeOf(run(caller()))).toBe("UNAUTHORIZED");
      user = people.owner ?? null;
      expect(await codeOf(run(caller("other")))).toBe("NOT_FOUND");
      expect(await codeOf(run(caller("")))).toBe("NOT_FOUND");
    },
  );
  it("stands in the list above", () => {
    const mine = /^(workspace|members|invitations|outbox|sites|consents)\./;
    const open = ["workspace.setUp", "invitations.read", "invitations.accept", "invitations.join"];
    const names = Object.keys(appRouter._def.procedures).filter(
      (name) => mine.test(name) && !open.includes(name),
    );
    expect(names.sort()).toEqual(PROCEDURES.map(([name]) => name).sort());
  });
});

describe("settings", () => {
  it("keep the caller id as E.164, and mark the field that is wrong", async () => {
    user = people.owner ?? null;
    await caller().workspace.update({ ...settings, callerId: "(212) 555-0123" });
    expect((await caller().workspace.settings()).settings.callerId).toBe("+12125550123");
    await expect(caller().workspace.update({ ...settings, callerId: "12" })).rejects.toMatchObject({
      cause: { fields: { callerId: expect.any(String) } },
    });
    await expect(caller().workspace.update({ ...settings, defaultCountry: "RU" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

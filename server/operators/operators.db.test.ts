import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "../platform/db";
import { provenWorkspaceId, type WorkspaceId } from "../platform/workspace-id";
import { router } from "../trpc/init";
import type { Role } from "../workspaces/policy";
import { archiveOperator, createOperator, restoreOperator, setPause, updateOperator } from "./commands";
import { listOperators, operatorsNow } from "./queries";
import { operatorsRouter } from "./router";
import type { OperatorInput } from "./schema";

let signedIn: { id: string } | null = null;
vi.mock("../auth/session", () => ({ currentUser: async () => signedIn }));

const now = new Date("2026-11-23T10:00:00Z");
const clock = { now: () => now.getTime() };
const anna: OperatorInput = {
  name: "Anna",
  phone: "8 (495) 000-01-01",
  endpoint: "phone",
  memberId: null,
  timeZone: null,
  hours: null,
  skills: [],
  languages: [],
};
let workspaceId: WorkspaceId;
let slug: string;

async function newWorkspace(): Promise<WorkspaceId> {
  slug = randomUUID();
  const { id } = await db().workspace.create({ data: { slug, name: "W", defaultCountry: "RU" } });
  return provenWorkspaceId(id);
}

async function newMember(role: Role) {
  const user = await db().user.create({ data: { email: `${randomUUID()}@example.com`, name: role } });
  const member = await db().member.create({ data: { workspaceId, userId: user.id, role } });
  return { user, member };
}

beforeEach(async () => {
  workspaceId = await newWorkspace();
});

describe("an operator", () => {
  it("is kept with the number as E.164", async () => {
    await createOperator(workspaceId, anna);
    expect(await listOperators(workspaceId)).toMatchObject([
      { name: "Anna", phone: "+74950000101", teamIds: [] },
    ]);
  });

  it("says what is wrong with a number", async () => {
    const refused = createOperator(workspaceId, { ...anna, phone: "+7 809 123-45-67" });
    await expect(refused).rejects.toMatchObject({ code: "invalid", fields: { phone: "premium-number" } });
  });

  it("has a phone of their own among the active of the workspace", async () => {
    const first = await createOperator(workspaceId, anna);
    const again = () => createOperator(workspaceId, { ...anna, name: "Boris" });
    await expect(again()).rejects.toMatchObject({ code: "conflict", fields: { phone: "taken" } });
    await archiveOperator(workspaceId, first.id, clock);
    await again();
    await expect(restoreOperator(workspaceId, first.id)).rejects.toMatchObject({ reason: "phone-taken" });
    const elsewhere = await newWorkspace();
    await createOperator(elsewhere, anna);
  });

  it("is one member, whom an archived operator gives up", async () => {
    const { member } = await newMember("operator");
    const linked = { ...anna, memberId: member.id };
    const first = await createOperator(workspaceId, linked);
    const second = { ...linked, name: "Second", phone: "+74950000102" };
    await expect(createOperator(workspaceId, second)).rejects.toMatchObject({
      fields: { memberId: "taken" },
    });
    await archiveOperator(workspaceId, first.id, clock);
    await createOperator(workspaceId, second);
    expect(await listOperators(workspaceId)).toMatchObject([{ name: "Second", memberName: "operator" }]);
  });

  it("is out of reach of other workspaces", async () => {
    const { id } = await createOperator(workspaceId, anna);
    const { member } = await newMember("operator");
    const stranger = await newWorkspace();
    const refusals = [
      updateOperator(stranger, id, anna),
      archiveOperator(stranger, id, clock),
      restoreOperator(stranger, id),
      setPause(stranger, { operatorId: id, pause: { kind: "until-resumed" }, reason: null }, clock),
    ];
    await Promise.all(
      refusals.map((refusal) => expect(refusal).rejects.toMatchObject({ code: "not-found" })),
    );
    await expect(createOperator(stranger, { ...anna, memberId: member.id })).rejects.toMatchObject({
      fields: { memberId: "gone" },
    });
    expect(await operatorsNow(stranger, now)).toEqual([]);
  });
});

describe("a pause", () => {
  it("ends by itself, or when the operator comes back", async () => {
    const { id } = await createOperator(workspaceId, anna);
    const status = async (at = now) => (await operatorsNow(workspaceId, at))[0]?.status;
    await setPause(
      workspaceId,
      { operatorId: id, pause: { kind: "minutes", minutes: 15 }, reason: "lunch" },
      clock,
    );
    expect(await status()).toMatchObject({ kind: "paused", until: new Date("2026-11-23T10:15:00Z") });
    expect(await status(new Date("2026-11-23T10:15:00Z"))).toMatchObject({ kind: "free" });
    await setPause(workspaceId, { operatorId: id, pause: { kind: "until-resumed" }, reason: "lunch" }, clock);
    expect(await status(new Date("2027-11-23T10:15:00Z"))).toMatchObject({ kind: "paused", until: null });
    await setPause(workspaceId, { operatorId: id, pause: { kind: "none" }, reason: "lunch" }, clock);
    expect(await status()).toMatchObject({ kind: "free" });
  });

  it("may be set by an operator for themselves, by a manager for all", async () => {
    const { user, member } = await newMember("operator");
    const own = await createOperator(workspaceId, { ...anna, memberId: member.id });
    const other = await createOperator(workspaceId, { ...anna, name: "Boris", phone: "+74950000102" });
    const { setPause: pause } = router({ operators: operatorsRouter }).createCaller({
      headers: new Headers({ "x-workspace": slug }),
    }).operators;
    const order = (operatorId: string) => ({ operatorId, pause: { kind: "until-resumed" as const } });
    signedIn = user;
    await pause(order(own.id));
    await expect(pause(order(other.id))).rejects.toMatchObject({ code: "FORBIDDEN" });
    signedIn = (await newMember("manager")).user;
    await pause(order(other.id));
    expect((await operatorsNow(workspaceId, now)).map(({ status }) => status.kind)).toEqual([
      "paused",
      "paused",
    ]);
  });
});

import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { archiveOperator, createOperator, restoreOperator } from "../operators/commands";
import { listOperators } from "../operators/queries";
import { db } from "../platform/db";
import { provenWorkspaceId, type WorkspaceId } from "../platform/workspace-id";
import { archiveTeam, createTeam, restoreTeam, updateTeam } from "./commands";
import { listTeams } from "./queries";
import type { TeamInput } from "./schema";

const now = new Date("2026-11-23T10:00:00Z"); // a Monday
const clock = { now: () => now.getTime() };
const office = [{ from: "09:00", to: "18:00" }];
const sales: TeamInput = {
  name: "Sales",
  strategy: "priority-tier",
  ringAtOnce: 1,
  stickySeconds: null,
  timeZone: "Europe/Berlin",
  hours: { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] },
  holidays: [{ date: "2026-12-25", name: "Christmas" }],
  operators: [],
  callCentre: null,
};
let workspaceId: WorkspaceId;

async function newWorkspace(): Promise<WorkspaceId> {
  const { id } = await db().workspace.create({
    data: { slug: randomUUID(), name: "W", defaultCountry: "RU" },
  });
  return provenWorkspaceId(id);
}

const newOperator = (owner: WorkspaceId, phone: string, name = "Anna") =>
  createOperator(owner, {
    name,
    phone,
    endpoint: "phone",
    memberId: null,
    timeZone: null,
    hours: null,
    skills: [],
    languages: [],
  });

beforeEach(async () => {
  workspaceId = await newWorkspace();
});

it("keeps hours, holidays and who is in it, and says until when it is open", async () => {
  const anna = await newOperator(workspaceId, "+74950000101");
  const boris = await newOperator(workspaceId, "+74950000102", "Boris");
  const operators = [
    { operatorId: anna.id, tier: 2, weight: 1 },
    { operatorId: boris.id, tier: 1, weight: 1 },
  ];
  const { id } = await createTeam(workspaceId, { ...sales, operators });
  const [team] = await listTeams(workspaceId, now);
  expect(team).toEqual({
    ...sales,
    id,
    open: true,
    changesAt: new Date("2026-11-23T17:00:00Z"),
    linesBusy: 0,
    operators: [operators[1], operators[0]],
  });
});

it("brings an archived operator back into the teams they were in, through edits of the team", async () => {
  const anna = await newOperator(workspaceId, "+74950000101");
  const team = await createTeam(workspaceId, {
    ...sales,
    operators: [{ operatorId: anna.id, tier: 3, weight: 1 }],
  });
  await archiveOperator(workspaceId, anna.id, clock);
  expect((await listTeams(workspaceId, now))[0]?.operators).toEqual([]);
  await updateTeam(workspaceId, team.id, { ...sales, name: "Sales Berlin", hours: null });
  await restoreOperator(workspaceId, anna.id);
  expect((await listTeams(workspaceId, now))[0]).toMatchObject({
    name: "Sales Berlin",
    hours: null,
    operators: [{ operatorId: anna.id, tier: 3, weight: 1 }],
  });
});

describe("an outside call centre", () => {
  const outside: TeamInput = {
    ...sales,
    name: "North",
    callCentre: {
      number: "8 495 000-03-01",
      capacity: 3,
      digits: "12#",
      digitsAfterMs: 1_500,
      accept: "answer",
      pricePerMinute: 4.5,
    },
  };
  const lines = (teamId: string) =>
    db().operator.findMany({ where: { seatOfTeamId: teamId }, orderBy: { createdAt: "asc" } });

  it("has as many lines as it takes calls, and they are nobody's", async () => {
    const { id } = await createTeam(workspaceId, outside);
    expect(await lines(id)).toMatchObject(Array(3).fill({ name: "North", phone: "+74950000301" }));
    expect(await listOperators(workspaceId)).toEqual([]);
    expect((await listTeams(workspaceId, now))[0]).toMatchObject({
      operators: [],
      callCentre: { ...outside.callCentre, number: "+74950000301" },
    });
    // The number is no operator's: an operator may have it.
    await newOperator(workspaceId, "+74950000301");
  });
  it("gains and loses lines with its capacity, and keeps those that come back", async () => {
    const { id } = await createTeam(workspaceId, outside);
    const first = await lines(id);
    const resize = (capacity: number) =>
      updateTeam(workspaceId, id, {
        ...outside,
        callCentre: outside.callCentre && { ...outside.callCentre, capacity, number: "+74950000302" },
      });
    await resize(1);
    const active = async () => (await lines(id)).filter(({ archivedAt }) => archivedAt === null);
    expect(await active()).toMatchObject([{ id: first[0]?.id, phone: "+74950000302" }]);
    await resize(4);
    expect((await active()).slice(0, 3).map((line) => line.id)).toEqual(first.map((line) => line.id));
    expect(await active()).toHaveLength(4);
  });
  it("refuses a number that cannot be rung, at its field", () =>
    expect(
      createTeam(workspaceId, {
        ...outside,
        callCentre: outside.callCentre && { ...outside.callCentre, number: "12" },
      }),
    ).rejects.toMatchObject({ code: "invalid", fields: { callCentre: expect.any(String) } }));
});

it("goes and comes back", async () => {
  const team = await createTeam(workspaceId, sales);
  await archiveTeam(workspaceId, team.id, clock);
  expect(await listTeams(workspaceId, now)).toEqual([]);
  await expect(updateTeam(workspaceId, team.id, sales)).rejects.toMatchObject({ code: "not-found" });
  await restoreTeam(workspaceId, team.id);
  expect(await listTeams(workspaceId, now)).toHaveLength(1);
});

it("does not reach into another workspace", async () => {
  const stranger = await newWorkspace();
  const theirs = await newOperator(stranger, "+74950000101");
  const team = await createTeam(workspaceId, sales);
  await expect(
    updateTeam(workspaceId, team.id, {
      ...sales,
      operators: [{ operatorId: theirs.id, tier: 1, weight: 1 }],
    }),
  ).rejects.toMatchObject({ code: "invalid", fields: { operators: "gone" } });
  await expect(updateTeam(stranger, team.id, sales)).rejects.toMatchObject({ code: "not-found" });
  await expect(archiveTeam(stranger, team.id, clock)).rejects.toMatchObject({ code: "not-found" });
  expect(await listTeams(stranger, now)).toEqual([]);
});

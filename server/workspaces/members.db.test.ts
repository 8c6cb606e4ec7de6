import { beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "../auth/password";
import { findSignedIn, openWorkspace } from "../auth/queries";
import { guardLine } from "../live/guard-line";
import { db } from "../platform/db";
import { onChange } from "../platform/notify";
import { provenWorkspaceId, type WorkspaceId } from "../platform/workspace-id";
import { acceptInvitation } from "./invitations/accept-invitation";
import { invite, restoreInvitation, revokeInvitation } from "./invitations/commands";
import { listInvitations, readInvitation } from "./invitations/queries";
import { changeRole, removeMember, restoreMember } from "./members/commands";
import { listMembers } from "./members/queries";

const DAY_MS = 86_400_000;
const clock = { now: () => Date.now() };
const inDays = (days: number) => ({ now: () => Date.now() + days * DAY_MS });
const person = { name: "Boris", password: "a long enough password" };

let workspaceId: WorkspaceId;
let owner: { id: string; name: string };
let ownerMember: string;

beforeEach(async () => {
  await db().workspace.deleteMany();
  await db().user.deleteMany();
  await db().email.deleteMany();
  owner = await db().user.create({ data: { email: "anna@example.com", name: "Anna" } });
  const workspace = await db().workspace.create({
    data: { slug: "shop", name: "Shop", members: { create: { userId: owner.id, role: "owner" } } },
    include: { members: true },
  });
  workspaceId = provenWorkspaceId(workspace.id);
  ownerMember = workspace.members.map((member) => member.id).join();
});

async function addMember(role: "owner" | "editor", email = `${role}2@example.com`): Promise<string> {
  const user = await db().user.create({ data: { email, name: role } });
  const member = await db().member.create({ data: { workspaceId, userId: user.id, role } });
  return member.id;
}

async function inviteBoris() {
  const { link } = await invite(workspaceId, { email: "boris@example.com", role: "editor" }, owner, clock);
  return new URL(link).pathname.replace("/invitations/", "");
}

describe("the last owner", () => {
  it("can be neither demoted nor removed", async () => {
    await expect(changeRole(workspaceId, ownerMember, "editor")).rejects.toMatchObject({
      reason: "last-owner",
    });
    await expect(removeMember(workspaceId, ownerMember, clock)).rejects.toMatchObject({
      reason: "last-owner",
    });
  });
  it("stays when two owners demote and remove each other at the same time", async () => {
    const second = await addMember("owner");
    const tries = await Promise.allSettled([
      changeRole(workspaceId, ownerMember, "editor"),
      removeMember(workspaceId, second, clock),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().member.count({ where: { workspaceId, role: "owner" } })).toBe(1);
  });
});

describe("members", () => {
  it("lose access at once when removed, and get it back, with their operator, by undo", async () => {
    const id = await addMember("editor");
    const { userId } = await db().member.findUniqueOrThrow({ where: { id } });
    const operator = await db().operator.create({
      data: { workspaceId, name: "E", phone: "+15550100", memberId: id },
    });
    const { undo } = await removeMember(workspaceId, id, clock);
    expect(await openWorkspace("shop", userId)).toBeNull();
    await restoreMember(workspaceId, undo, clock);
    expect(await openWorkspace("shop", userId)).toMatchObject({ role: "editor", operatorId: operator.id });
  });
  it("have their live line ended when they are removed, and when they become something else", async () => {
    const heard = new Promise<void>((resolve) => onChange(() => undefined, resolve));
    const id = await addMember("editor");
    const { userId } = await db().member.findUniqueOrThrow({ where: { id } });
    const line = async () => {
      const workspace = await openWorkspace("shop", userId);
      if (!workspace) throw new Error("They are a member.");
      return { ended: new Promise<void>((close) => guardLine({ close }, { workspace, userId })) };
    };
    await heard;
    const asEditor = await line();
    await changeRole(workspaceId, id, "operator");
    await asEditor.ended;
    const asOperator = await line();
    await removeMember(workspaceId, id, clock);
    await asOperator.ended;
  });
  it("cannot be brought back later, by a made-up undo, or into another workspace", async () => {
    const { undo } = await removeMember(workspaceId, await addMember("editor"), clock);
    const late = { reason: "undo-too-late" };
    await expect(restoreMember(workspaceId, undo, inDays(1))).rejects.toMatchObject(late);
    await expect(restoreMember(workspaceId, `${undo.slice(0, -3)}abc`, clock)).rejects.toMatchObject(late);
    await expect(restoreMember(provenWorkspaceId("other"), undo, clock)).rejects.toMatchObject(late);
  });
  it("of another workspace are out of reach, and the demo's people stay as they are", async () => {
    const other = provenWorkspaceId("other");
    await expect(changeRole(other, ownerMember, "editor")).rejects.toMatchObject({ code: "not-found" });
    await expect(removeMember(other, ownerMember, clock)).rejects.toMatchObject({ code: "not-found" });
    const demo = await addMember("editor", "editor@demo.perezvon.example");
    await expect(removeMember(workspaceId, demo, clock)).rejects.toMatchObject({ reason: "demo-person" });
  });
});

describe("an invitation", () => {
  it("is mailed in the workspace's language and makes a member, once", async () => {
    await db().workspace.update({ where: { id: workspaceId }, data: { language: "ru" } });
    const token = await inviteBoris();
    const mail = await db().email.findFirstOrThrow({ where: { workspaceId } });
    expect(mail).toMatchObject({ to: "boris@example.com", subject: "Anna приглашает вас в «Shop»" });
    expect(mail.text).toContain(token);
    expect(JSON.stringify(await db().invitation.findMany())).not.toContain(token);
    expect(await readInvitation(token, clock.now())).toMatchObject({
      state: "open",
      invitedBy: "Anna",
      hasAccount: false,
    });
    const tries = await Promise.allSettled([1, 2, 3].map(() => acceptInvitation(token, person, clock)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await listMembers(workspaceId)).map(({ name, role }) => [name, role])).toEqual([
      ["Anna", "owner"],
      ["Boris", "editor"],
    ]);
    expect(await readInvitation(token, clock.now())).toMatchObject({ state: "accepted" });
    await expect(acceptInvitation(token, person, clock)).rejects.toMatchObject({
      reason: "invitation-closed",
    });
  });

  it("ends after seven days", async () => {
    const token = await inviteBoris();
    await expect(acceptInvitation(token, person, inDays(7.01))).rejects.toMatchObject({
      reason: "invitation-closed",
    });
    expect(await listInvitations(workspaceId, inDays(8).now())).toMatchObject([{ state: "expired" }]);
    await acceptInvitation(token, person, inDays(6.9));
  });

  it("can be revoked, and the revocation undone", async () => {
    const token = await inviteBoris();
    const [{ id } = { id: "" }] = await listInvitations(workspaceId, clock.now());
    await expect(revokeInvitation(provenWorkspaceId("other"), id, clock)).rejects.toMatchObject({
      code: "not-found",
    });
    await revokeInvitation(workspaceId, id, clock);
    await expect(acceptInvitation(token, person, clock)).rejects.toMatchObject({
      reason: "invitation-closed",
    });
    await restoreInvitation(workspaceId, id);
    await acceptInvitation(token, person, clock);
    await expect(restoreInvitation(workspaceId, id)).rejects.toMatchObject({ reason: "invitation-gone" });
  });

  it("is replaced by the next one for the same person", async () => {
    const first = await inviteBoris();
    const second = await inviteBoris();
    await expect(acceptInvitation(first, person, clock)).rejects.toMatchObject({
      reason: "invitation-closed",
    });
    await acceptInvitation(second, person, clock);
    await expect(inviteBoris()).rejects.toMatchObject({ fields: { email: "already-member" } });
  });

  it("brings in an account that exists only when it is signed in", async () => {
    const token = await inviteBoris();
    const boris = await db().user.create({
      data: { email: "boris@example.com", name: "Boris", passwordHash: await hashPassword("x") },
    });
    await expect(acceptInvitation(token, person, clock)).rejects.toMatchObject({ reason: "account-exists" });
    expect(await readInvitation(token, clock.now())).toMatchObject({ state: "open", hasAccount: true });
    expect(await acceptInvitation(token, { userId: boris.id }, clock)).toEqual({
      slug: "shop",
      email: "boris@example.com",
    });
    expect(await findSignedIn(boris.id, 0)).toMatchObject({ name: "Boris" });
  });

  it("is not used up by somebody who is a member already", async () => {
    const token = await inviteBoris();
    await expect(acceptInvitation(token, { userId: owner.id }, clock)).rejects.toMatchObject({
      reason: "already-member",
    });
    await acceptInvitation(token, person, clock);
  });

  it("tells nothing to whoever has no link", async () => {
    await expect(readInvitation("guess", clock.now())).rejects.toMatchObject({
      reason: "invitation-unknown",
    });
  });
});

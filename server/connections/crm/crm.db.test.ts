import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CrmSettings, crmSettings } from "@/core/crm/document";
import type { AppError } from "../../platform/app-error";
import { db } from "../../platform/db";
import { factories } from "../../testing/factories";
import { type FakeHubSpot, fakeHubSpot } from "../../testing/vendors/hubspot/fake-hubspot";
import { PRIVATE_APP_TOKEN } from "../../testing/vendors/hubspot/oauth-server";
import { unsealCredentials } from "../seal-credentials";
import { saveMapping, savePeople } from "./commands";
import { connectCrm } from "./connect-crm";
import { beginOAuth, finishOAuth } from "./oauth";
import { getCrm, getDirectory, previewMessage } from "./queries";

const clock = { now: () => Date.now() };
const token = {
  connector: "hubspot",
  credentials: { kind: "token", accessToken: PRIVATE_APP_TOKEN },
} as const;
let hubspot: FakeHubSpot;

beforeAll(async () => {
  hubspot = await fakeHubSpot();
  // Before anything reads the environment.
  process.env.HUBSPOT_API_BASE = hubspot.url;
  process.env.HUBSPOT_CLIENT_ID = "an app";
  process.env.HUBSPOT_CLIENT_SECRET = "its secret";
});
afterAll(async () => {
  expect(hubspot.faults).toEqual([]);
  await hubspot.stop();
});

/** A workspace with an operator who signs in with that e-mail, and one who does not sign in. */
async function shop(slug: string, email?: string) {
  const make = factories(slug);
  const { owner } = await make.workspace({ language: "ru" });
  const team = await make.team();
  const { member } = await make.member({ role: "operator", ...(email && { email }) });
  const anna = await make.operator(team.id, { name: "Anna", memberId: member.id });
  const boris = await make.operator(team.id, { name: "Boris" });
  return { make, owner, anna, boris, workspaceId: make.workspaceId };
}

const stored = async (id: string) => {
  const row = await db().connection.findUniqueOrThrow({ where: { id } });
  return { ...row, parsed: crmSettings.parse(row.settings) };
};
const reasonOf = async (work: Promise<unknown>): Promise<string | undefined> => {
  const error = await work.then(
    () => null,
    (thrown: AppError) => thrown,
  );
  return error?.reason ?? error?.code;
};

describe("a CRM that is connected by a token", () => {
  it("is tried first: whose account it is stands on it, the token sealed, and people matched by e-mail", async () => {
    const { workspaceId, anna } = await shop("crm-token", "Anna@shop.example");
    const { id, account } = await connectCrm(workspaceId, token, clock);
    expect(account).toMatchObject({ id: "4242", name: "HubSpot 4242" });
    const row = await stored(id);
    expect(row).toMatchObject({ accountId: "4242", name: "HubSpot 4242", connector: "hubspot" });
    expect(row.credentials).not.toContain(PRIVATE_APP_TOKEN);
    expect(unsealCredentials(row.credentials)).toEqual(token.credentials);
    expect(row.parsed).toMatchObject({ owners: { [anna.id]: "501" }, language: "ru", deal: null });
    expect(row.parsed.mapping.map(({ property }) => property)).toEqual(["phone", "firstname", "lastname"]);
  });

  it("is not stored where HubSpot does not take the token, or does not answer", async () => {
    const { workspaceId } = await shop("crm-refused");
    const wrong = { connector: "hubspot", credentials: { kind: "token", accessToken: "wrong" } } as const;
    expect(await reasonOf(connectCrm(workspaceId, wrong, clock))).toBe("crm-unauthorized");
    hubspot.answerWith({ status: 503 });
    expect(await reasonOf(connectCrm(workspaceId, token, clock))).toBe("crm-unavailable");
    hubspot.answerWith(null);
    expect(await reasonOf(connectCrm(workspaceId, { ...token, connector: "webhook" }, clock))).toBe(
      "not-found",
    );
    expect(await db().connection.count({ where: { workspaceId } })).toBe(0);
  });

  it("goes on with what waits when it is connected again, and only to the account that it was of", async () => {
    const { workspaceId } = await shop("crm-again");
    const { id: connectionId } = await connectCrm(workspaceId, token, clock);
    await db().connection.update({
      where: { id: connectionId },
      data: { status: "paused", pausedReason: "unauthorized", failuresInRow: 3 },
    });
    expect(await connectCrm(workspaceId, { ...token, connectionId }, clock)).toMatchObject({
      id: connectionId,
    });
    expect(await stored(connectionId)).toMatchObject({
      status: "active",
      pausedReason: null,
      failuresInRow: 0,
    });
    await db().connection.update({ where: { id: connectionId }, data: { accountId: "9999" } });
    expect(await reasonOf(connectCrm(workspaceId, { ...token, connectionId }, clock))).toBe(
      "crm-other-account",
    );
    const stranger = await shop("crm-again-stranger");
    expect(await reasonOf(connectCrm(stranger.workspaceId, { ...token, connectionId }, clock))).toBe(
      "not-found",
    );
  });
});

describe("a CRM that is connected by signing in there", () => {
  /** From our button to HubSpot's page and back, as a browser goes. */
  async function there(slug: string, userId: string) {
    const { url } = await beginOAuth({ connector: "hubspot", workspace: slug, userId }, clock);
    const answer = await fetch(url, { redirect: "manual" });
    const back = new URL(answer.headers.get("location") ?? "");
    expect(back.pathname).toBe("/api/integrations/hubspot/oauth");
    return {
      connector: "hubspot",
      code: back.searchParams.get("code"),
      state: back.searchParams.get("state"),
      error: null,
    };
  }

  it("comes back to its own page, with tokens that can be renewed", async () => {
    const { owner, workspaceId } = await shop("crm-oauth");
    const path = await finishOAuth(await there("crm-oauth", owner.user.id), owner.user.id, clock);
    const connection = await db().connection.findFirstOrThrow({ where: { workspaceId } });
    expect(path).toBe(`/crm-oauth/connections/${connection.id}?tab=fields&connected=true`);
    expect(unsealCredentials(connection.credentials)).toMatchObject({ kind: "oauth2" });
  });

  it("is nobody's but whoever began it, for a quarter of an hour, and not of another connector", async () => {
    const { owner, make, workspaceId } = await shop("crm-oauth-others");
    const back = await there("crm-oauth-others", owner.user.id);
    const other = await make.member({ role: "owner", email: "other@shop.example" });
    const retry = "/crm-oauth-others/connections/new/hubspot?problem=";
    expect(await finishOAuth(back, other.user.id, clock)).toBe(`${retry}expired`);
    expect(await finishOAuth(back, null, clock)).toBe(`${retry}expired`);
    const later = { now: () => Date.now() + 16 * 60_000 };
    expect(await finishOAuth(back, owner.user.id, later)).toBe("/");
    expect(await finishOAuth({ ...back, state: "made up" }, owner.user.id, clock)).toBe("/");
    expect(await finishOAuth({ ...back, connector: "webhook" }, owner.user.id, clock)).toBe("/");
    const denied = { ...back, code: null, error: "access_denied" };
    expect(await finishOAuth(denied, owner.user.id, clock)).toBe(`${retry}denied`);
    expect(await finishOAuth({ ...back, code: "made up" }, owner.user.id, clock)).toBe(
      `${retry}unauthorized`,
    );
    expect(await db().connection.count({ where: { workspaceId } })).toBe(0);
  });

  it("is refused to somebody who may not edit connections any more", async () => {
    const { owner, workspaceId } = await shop("crm-oauth-demoted");
    const back = await there("crm-oauth-demoted", owner.user.id);
    await db().member.updateMany({
      where: { workspaceId, userId: owner.user.id },
      data: { role: "manager" },
    });
    expect(await finishOAuth(back, owner.user.id, clock)).toContain("problem=expired");
  });
});

describe("what is written and who is who", () => {
  it("are saved each by its own form, and leave the rest as it was", async () => {
    const { workspaceId, anna, boris } = await shop("crm-settings");
    const { id } = await connectCrm(workspaceId, token, clock);
    const mapping: CrmSettings["mapping"] = [
      { object: "contact", property: "jobtitle", type: "text", from: { value: "page" }, write: "always" },
    ];
    const deal = { pipeline: "default", stage: "appointment" };
    await saveMapping(workspaceId, { id, mapping, deal, call: false, note: true, language: "en" });
    await savePeople(workspaceId, { id, owners: { [boris.id]: "502" }, assignOwner: false });
    const { parsed, settings } = await stored(id);
    expect(parsed).toMatchObject({ mapping, deal, call: false, note: true, assignOwner: false });
    expect(parsed.owners).toEqual({ [boris.id]: "502" });
    expect(settings).toMatchObject({ events: ["callback.finished", "callback.rated"] });
    expect((await getCrm(workspaceId, id)).operators.map(({ id: operatorId }) => operatorId)).toEqual([
      anna.id,
      boris.id,
    ]);
  });

  it("are not saved where two rows write one field, and are nobody else's", async () => {
    const { workspaceId } = await shop("crm-twice");
    const { id } = await connectCrm(workspaceId, token, clock);
    const { mapping } = (await stored(id)).parsed;
    const twice = {
      id,
      mapping: [...mapping, ...mapping],
      deal: null,
      call: true,
      note: true,
      language: "en",
    } as const;
    expect(
      await saveMapping(workspaceId, { ...twice, mapping: [...twice.mapping] }).catch((e) => e),
    ).toMatchObject({
      code: "invalid",
      fields: { "mapping.3.property": "twice" },
    });
    const stranger = await shop("crm-stranger");
    expect(await reasonOf(getCrm(stranger.workspaceId, id))).toBe("not-found");
    expect(await reasonOf(getDirectory(stranger.workspaceId, id, clock))).toBe("not-found");
    expect(await reasonOf(savePeople(stranger.workspaceId, { id, owners: {}, assignOwner: true }))).toBe(
      "not-found",
    );
  });

  it("change who owns the contacts that the CRM had given away already", async () => {
    const { workspaceId, anna, boris } = await shop("crm-remapped");
    const { id } = await connectCrm(workspaceId, token, clock);
    const contact = (phone: string, ownerRemoteId: string, ownerId: string | null) =>
      db().contact.create({ data: { workspaceId, phone, ownerRemoteId, ownerId, ownerConnectionId: id } });
    await contact("+12025550171", "501", anna.id);
    await contact("+12025550172", "502", null);
    await savePeople(workspaceId, { id, owners: { [boris.id]: "502" }, assignOwner: true });
    const contacts = await db().contact.findMany({ where: { workspaceId }, orderBy: { phone: "asc" } });
    expect(contacts.map(({ ownerId }) => ownerId)).toEqual([null, boris.id]);
  });

  it("offers what the CRM has to choose from, and an example where there is no lead", async () => {
    const { workspaceId } = await shop("crm-directory");
    const { id } = await connectCrm(workspaceId, token, clock);
    const { fields, owners, pipelines } = await getDirectory(workspaceId, id, clock);
    expect(fields).toContainEqual(expect.objectContaining({ object: "contact", name: "jobtitle" }));
    expect(owners.map(({ id: ownerId }) => ownerId)).toEqual(["501", "502"]);
    expect(pipelines[0]?.stages[0]?.id).toBe("appointment");
    expect(await previewMessage(workspaceId, null, clock)).toMatchObject({ type: "callback.finished" });
    expect(await reasonOf(previewMessage(workspaceId, "nobody", clock))).toBe("not-found");
  });
});

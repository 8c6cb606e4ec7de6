import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "../../platform/crypto";
import { db } from "../../platform/db";
import { changePassword, signInWithPassword } from "../commands";
import { hashPassword } from "../password";
import { findSignedIn } from "../queries";
import { askForReset, resetPassword, sendResetLink } from "./commands";
import { readReset } from "./queries";

const OLD = "correct horse battery";
const NEW = "another long one";
const closed = { code: "conflict", reason: "reset-closed" };
const NOW = Date.now();
const clock = { now: () => NOW };
const later = (minutes: number) => ({ now: () => NOW + minutes * 60_000 });

let people = 0;
let ip = "";
let email = "";
let userId = "";

beforeEach(async () => {
  people += 1;
  ip = `198.51.100.${people}`;
  email = `person${people}@shop.example`;
  const passwordHash = await hashPassword(OLD);
  userId = (await db().user.create({ data: { email, name: "Anna", passwordHash } })).id;
});

const mailsTo = (to: string) => db().email.findMany({ where: { to }, orderBy: { id: "asc" } });

/** The token of the newest link that was mailed. */
async function newestToken(): Promise<string> {
  const links = (await mailsTo(email)).flatMap(({ text }) => [...text.matchAll(/\/reset-password\/(\S+)/g)]);
  const token = links.at(-1)?.[1];
  if (!token) throw new Error("no link was mailed");
  return token;
}

async function link(): Promise<string> {
  await sendResetLink(email, clock);
  return newestToken();
}
const use = (token: string, at = clock) => resetPassword({ token, password: NEW, ip }, at);
const signIn = (password: string) => signInWithPassword({ email, password, ip });

describe("a link to a new password", () => {
  it("is mailed in the person's language and kept as a hash only", async () => {
    await db().user.update({ where: { id: userId }, data: { language: "ru" } });
    const token = await link();
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({ subject: "Новый пароль", workspaceId: null });
    expect(await db().passwordReset.findMany({ where: { userId } })).toMatchObject([
      { tokenHash: sha256(token), expiresAt: new Date(NOW + 3_600_000) },
    ]);
  });

  it("sets the password, ends every session and says so", async () => {
    const token = await link();
    expect(await readReset(token, NOW)).toEqual({ state: "open", email });
    expect(await findSignedIn(userId, 0)).not.toBeNull();
    expect(await use(token)).toEqual({ email });
    expect(await findSignedIn(userId, 0)).toBeNull();
    expect(await signIn(OLD)).toBeNull();
    expect(await signIn(NEW)).toMatchObject({ epoch: 1 });
    expect((await mailsTo(email)).at(-1)).toMatchObject({ subject: "Your password was changed" });
  });

  it("works once, also for two at once, and then says nothing of whose it was", async () => {
    const token = await link();
    const tries = await Promise.allSettled([use(token), use(token), use(token)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(use(token)).rejects.toMatchObject(closed);
    expect(await readReset(token, NOW)).toEqual({ state: "used" });
  });

  it("works for an hour", async () => {
    const token = await link();
    expect(await readReset(token, NOW + 3_599_999)).toMatchObject({ state: "open" });
    expect(await readReset(token, NOW + 3_600_000)).toMatchObject({ state: "expired" });
    await expect(use(token, later(60))).rejects.toMatchObject(closed);
    expect(await signIn(OLD)).not.toBeNull();
  });

  it("ends where a newer one is made, of several at once too", async () => {
    const first = await link();
    await Promise.all([1, 2, 3, 4].map(() => sendResetLink(email, clock)));
    expect(await readReset(first, NOW)).toMatchObject({ state: "replaced" });
    await expect(use(first)).rejects.toMatchObject(closed);
    const open = { userId, usedAt: null, revokedAt: null };
    expect(await db().passwordReset.count({ where: open })).toBe(1);
  });

  it("ends where the password is changed otherwise", async () => {
    const token = await link();
    await changePassword(userId, { current: OLD, next: "a third long one" }, clock);
    expect(await readReset(token, NOW)).toMatchObject({ state: "replaced" });
    await expect(use(token)).rejects.toMatchObject(closed);
  });

  it("is not ours: said, whoever tries", async () => {
    const unknown = { code: "not-found", reason: "reset-unknown" };
    await expect(readReset("no such token", NOW)).rejects.toMatchObject(unknown);
    await expect(use("no such token")).rejects.toMatchObject(unknown);
  });

  it("forgives the wrong passwords typed before", async () => {
    for (let i = 0; i < 5; i++) expect(await signIn("guess")).toBeNull();
    await expect(signIn(OLD)).rejects.toMatchObject({ code: "rate-limited" });
    await use(await link());
    expect(await signIn(NEW)).not.toBeNull();
  });
});

describe("asking for a link", () => {
  const took = async (asked: string) => {
    const startedAt = performance.now();
    expect(await askForReset({ email: asked, ip }, clock)).toBeUndefined();
    return performance.now() - startedAt;
  };

  it("gives one answer, and takes one time, whether or not there is an account", async () => {
    await sendResetLink(email, clock);
    const known = await took(email);
    const unknown = await took(`nobody-${email}`);
    expect(await mailsTo(`nobody-${email}`)).toEqual([]);
    expect(await mailsTo(email)).toHaveLength(2);
    expect(Math.min(known, unknown)).toBeGreaterThan(390);
  });

  it("is limited by e-mail, known or not, and by address", async () => {
    const limited = { code: "rate-limited", reason: "too-many-tries" };
    for (const asked of [email, `nobody-${email}`]) {
      await Promise.all([1, 2, 3, 4, 5].map((n) => askForReset({ email: asked, ip: `${ip} ${n}` }, clock)));
      await expect(askForReset({ email: asked, ip: `${ip} 6` }, clock)).rejects.toMatchObject(limited);
    }
    const many = Array.from({ length: 20 }, (_, n) => askForReset({ email: `n${n}@${ip}`, ip }, clock));
    await Promise.all(many);
    await expect(askForReset({ email: `other@${ip}`, ip }, clock)).rejects.toMatchObject(limited);
  });

  it("leaves the demo's people as they are", async () => {
    const demo = "owner@demo.perezvon.example";
    await db().user.create({ data: { email: demo, name: "Demo" } });
    await sendResetLink(demo, clock);
    expect(await mailsTo(demo)).toEqual([]);
  });
});

describe("without a mail server", () => {
  const join = async (slug: string, isDemo = false) => {
    const made = await db().workspace.create({ data: { slug: `${slug}${people}`, name: slug, isDemo } });
    await db().member.create({ data: { workspaceId: made.id, userId, role: "manager" } });
    return made.id;
  };
  const outbox = async () => {
    await sendResetLink(email, clock);
    return (await mailsTo(email)).at(-1)?.workspaceId;
  };

  it("the link stands on the outbox page of the only workspace of a person", async () => {
    const id = await join("shop");
    expect(await outbox()).toBe(id);
  });

  it("no workspace's owner gets a key to another workspace", async () => {
    await join("shop");
    await join("other");
    expect(await outbox()).toBeNull();
  });

  it("passers-by in the demo get no key at all", async () => {
    await join("demo", true);
    expect(await outbox()).toBeNull();
  });
});

describe("npm run reset-password", () => {
  const script = path.resolve("scripts/reset-password.mjs");
  const run = (whose: string) => promisify(execFile)(process.execPath, [script, whose]);

  it("makes a link for whoever runs the server, the only one that works", async () => {
    const mailed = await link();
    const { stdout } = await run(` ${email.toUpperCase()}`);
    const token = /\/reset-password\/(\S+)/.exec(stdout)?.[1] ?? "";
    expect(await readReset(token, Date.now())).toEqual({ state: "open", email });
    expect(await readReset(mailed, Date.now())).toEqual({ state: "replaced" });
    expect(await use(token, { now: () => Date.now() })).toEqual({ email });
  });

  it("says what is wrong", async () => {
    await expect(run("nobody@shop.example")).rejects.toMatchObject({
      stderr: "Nobody here has the e-mail nobody@shop.example.\n",
    });
    await expect(run("")).rejects.toMatchObject({ stderr: expect.stringContaining("Whose?") });
  });
});

import { describe, expect, it } from "vitest";
import { db } from "../platform/db";
import { ProviderError } from "../platform/provider-error";
import { provenWorkspaceId } from "../platform/workspace-id";
import { retryEmail, sendEmail } from "./commands";
import { deliverEmails } from "./deliver-emails";
import type { Mail } from "./mailer";
import { listEmails } from "./queries";

const workspaceId = provenWorkspaceId("w1");
const later = (minutes: number) => ({ now: () => Date.now() + minutes * 60_000 });
const email = (key: string, text = "Hello") => ({
  workspaceId,
  key,
  to: "a@example.com",
  subject: key,
  text,
});
const find = (key: string) => db().email.findUniqueOrThrow({ where: { key } });

function recorder(failure?: () => ProviderError) {
  const mails: Mail[] = [];
  const mailer = async (mail: Mail) => {
    mails.push(mail);
    if (failure) throw failure();
  };
  return { mails, mailer };
}

describe("the outbox", () => {
  it("takes the same key once and sends each mail once, whoever tries at the same time", async () => {
    await sendEmail(email("once"));
    await sendEmail(email("once", "another text"));
    const { mails, mailer } = recorder();
    await Promise.all([1, 2, 3].map(() => deliverEmails({ mailer, clock: later(1) })));
    expect(mails.map((mail) => mail.text)).toEqual(["Hello"]);
    expect(await find("once")).toMatchObject({ attempts: 1, nextTryAt: null });
  });

  it("keeps mails where there is no SMTP server", async () => {
    await sendEmail(email("kept"));
    expect(await deliverEmails({ mailer: null, clock: later(1) })).toEqual({
      sent: 0,
      postponed: 0,
      givenUp: 0,
    });
    expect((await listEmails(workspaceId, null)).emails[0]).toMatchObject({
      subject: "kept",
      status: "waiting",
    });
    await db().email.delete({ where: { key: "kept" } });
  });

  it("tries again with growing pauses, gives up after the last, and can be told to begin anew", async () => {
    await sendEmail(email("down"));
    const { mails, mailer } = recorder(() => new ProviderError("unavailable", "connection refused"));
    for (const minutes of [1, 1.5, 3, 9, 40, 200, 800, 2000, 4000])
      await deliverEmails({ mailer, clock: later(minutes) });
    expect(mails).toHaveLength(8);
    expect(new Set(mails.map((mail) => mail.messageId)).size).toBe(1);
    expect(await find("down")).toMatchObject({
      nextTryAt: null,
      sentAt: null,
      lastError: "connection refused",
    });
    const { id } = await find("down");
    await retryEmail(workspaceId, id, later(4001));
    expect(await deliverEmails({ mailer: recorder().mailer, clock: later(4002) })).toMatchObject({ sent: 1 });
    await expect(retryEmail(workspaceId, id, later(4003))).rejects.toMatchObject({ code: "not-found" });
  });

  it("gives up at once where the server refuses for good", async () => {
    await sendEmail(email("refused"));
    const { mailer } = recorder(() => new ProviderError("rejected", "550 no such mailbox"));
    expect(await deliverEmails({ mailer, clock: later(1) })).toMatchObject({ givenUp: 1 });
  });

  it("forgets the keys in a mail that has left, and never lets one leave the demo", async () => {
    const link = "http://localhost/invitations/abcdefghijklmnopqrstuvwxyz";
    const reset = "http://localhost/reset-password/abcdefghijklmnopqrstuvwxyz";
    await sendEmail(email("secret", `Come: ${link} or ${reset}`));
    const demo = await db().workspace.create({ data: { slug: "demo", name: "Demo", isDemo: true } });
    await sendEmail({ ...email("demo"), workspaceId: provenWorkspaceId(demo.id) });
    const { mails, mailer } = recorder();
    await deliverEmails({ mailer, clock: later(1) });
    expect(mails.map((mail) => mail.subject)).toEqual(["secret"]);
    expect(mails[0]?.text).toContain(`${link} or ${reset}`);
    expect((await find("secret")).text).not.toContain("abcdefgh");
  });

  it("shows a workspace only its own, page by page", async () => {
    const other = provenWorkspaceId("w2");
    for (let i = 0; i < 60; i++) await sendEmail({ ...email(`page ${i}`), workspaceId: other });
    const first = await listEmails(other, null);
    const second = await listEmails(other, first.nextCursor);
    expect([first.emails.length, second.emails.length, second.nextCursor]).toEqual([50, 10, null]);
    const subjects = [...first.emails, ...second.emails].map((row) => row.subject);
    expect(new Set(subjects).size).toBe(60);
    expect(subjects.every((subject) => subject.startsWith("page"))).toBe(true);
  });
});

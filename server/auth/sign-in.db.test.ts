import { beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../platform/clock";
import { db } from "../platform/db";
import { changePassword, signInAsDemo, signInWithPassword } from "./commands";
import { hashPassword } from "./password";
import { findSignedIn } from "./queries";

const PASSWORD = "correct horse battery";
const limited = { code: "rate-limited", reason: "too-many-tries" };

async function addUser(email: string): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD);
  const user = await db().user.create({ data: { email, name: "Anna", passwordHash } });
  return user.id;
}
const signIn = (email: string, password: string, ip: string) => signInWithPassword({ email, password, ip });

describe("sign-in", () => {
  beforeAll(() => addUser("anna@example.com"));

  it("takes the right password, whatever the case of the e-mail, and gives one answer to all else", async () => {
    expect(await signIn(" Anna@Example.com ", PASSWORD, "1")).toMatchObject({ email: "anna@example.com" });
    expect(await signIn("anna@example.com", "wrong", "1")).toBeNull();
    expect(await signIn("nobody@example.com", PASSWORD, "1")).toBeNull();
    expect(await signIn("anna@example.com", "x".repeat(100_000), "1")).toBeNull();
  });

  it("stops guessing after five tries, also at once, without locking the owner out elsewhere", async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => signIn("anna@example.com", "guess", "2")),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    await expect(signIn("anna@example.com", PASSWORD, "2")).rejects.toMatchObject(limited);
    expect(await signIn("anna@example.com", PASSWORD, "3")).not.toBeNull();
  });

  it("stops guessing one account from many addresses, and many accounts from one", async () => {
    await addUser("boris@example.com");
    const spread = Array.from({ length: 31 }, (_, i) => signIn("boris@example.com", "guess", `many ${i}`));
    await Promise.allSettled(spread);
    await expect(signIn("boris@example.com", PASSWORD, "fresh")).rejects.toMatchObject(limited);
    for (let i = 0; i < 50; i++) await signIn(`nobody${i}@example.com`, "", "4").catch(() => null);
    await expect(signIn("anna@example.com", PASSWORD, "4")).rejects.toMatchObject(limited);
  }, 60_000);

  it("forgets the failures of a pair that then succeeds", async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) expect(await signIn("anna@example.com", "typo", "5")).toBeNull();
      expect(await signIn("anna@example.com", PASSWORD, "5")).not.toBeNull();
    }
  });

  it("gives the demo's people to nobody who types a password, and unknown roles nothing", async () => {
    await db().user.create({ data: { email: "owner@demo.perezvon.example", name: "Demo" } });
    expect(await signInAsDemo("owner")).toMatchObject({ name: "Demo" });
    expect(await signInAsDemo("nobody")).toBeNull();
    expect(await signIn("owner@demo.perezvon.example", "", "6")).toBeNull();
  });
});

describe("a password change", () => {
  it("asks for the current one, and ends every session", async () => {
    const id = await addUser("clara@example.com");
    await expect(
      changePassword(id, { current: "wrong", next: "another long one" }, systemClock),
    ).rejects.toMatchObject({
      fields: { current: "wrong-password" },
    });
    expect(await findSignedIn(id, 0)).not.toBeNull();
    await changePassword(id, { current: PASSWORD, next: "another long one" }, systemClock);
    expect(await findSignedIn(id, 0)).toBeNull();
    expect(await signIn("clara@example.com", "another long one", "7")).toMatchObject({ epoch: 1 });
  });
});

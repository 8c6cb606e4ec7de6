import { hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's parameters of 2024 (19 MiB, 2 passes, 1 lane), about 30 ms. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

/** Checks a password. Takes as long when there is no such user, so that time tells nothing. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  dummy ??= hashPassword("nobody has this password");
  const matches = await verify(stored ?? (await dummy), password);
  return stored !== null && matches;
}

let dummy: Promise<string> | undefined;

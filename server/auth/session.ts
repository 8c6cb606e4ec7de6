import { getServerSession } from "next-auth";
import { cache } from "react";
import { z } from "zod";
import { authOptions } from "./options";
import { findSignedIn, type SignedIn } from "./queries";

const sessionShape = z.object({ userId: z.string(), epoch: z.number() });

/** Who is asking, or null. Read from the database, once a request: a removed or re-keyed user is nobody. */
export const currentUser = cache(async (): Promise<SignedIn | null> => {
  const session = sessionShape.safeParse(await getServerSession(authOptions()));
  return session.success ? findSignedIn(session.data.userId, session.data.epoch) : null;
});

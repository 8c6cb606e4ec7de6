import { clientNetwork } from "../../platform/client-address";
import { systemClock } from "../../platform/clock";
import { publicProcedure, router } from "../../trpc/init";
import { limitAttempts } from "../limit-attempts";
import { askForReset, resetPassword } from "./commands";
import { readReset } from "./queries";
import { byToken, newPasswordSchema, resetRequestSchema } from "./schema";

/** For people who cannot sign in: what they have is an e-mail, later the link that went there. */
export const passwordResetsRouter = router({
  ask: publicProcedure
    .input(resetRequestSchema)
    .mutation(({ ctx, input }) =>
      askForReset({ email: input.email, ip: clientNetwork(ctx.headers) }, systemClock),
    ),
  read: publicProcedure.input(byToken).query(async ({ ctx, input }) => {
    await limitAttempts("reset-link", clientNetwork(ctx.headers));
    return readReset(input.token, systemClock.now());
  }),
  use: publicProcedure.input(newPasswordSchema).mutation(async ({ ctx, input }) => {
    const ip = clientNetwork(ctx.headers);
    await limitAttempts("reset-link", ip);
    return resetPassword({ ...input, ip }, systemClock);
  }),
});

import { z } from "zod";
import { AppError } from "../platform/app-error";
import { procedureFor, router } from "../trpc/init";
import { confirmCode, type OwnPhone, sendCode } from "./commands";

const ownPhone = procedureFor("operator:self").use(({ ctx, next }) => {
  const { id: workspaceId, operatorId } = ctx.workspace;
  if (operatorId === null)
    throw new AppError("forbidden", "You are no operator of this workspace.", { reason: "no-operator" });
  const phone: OwnPhone = { workspaceId, operatorId, clock: ctx.clock };
  return next({ ctx: { phone } });
});

/** An operator proves that their phone is theirs. */
export const phoneVerificationRouter = router({
  send: ownPhone.mutation(({ ctx }) => sendCode(ctx.phone)),
  confirm: ownPhone
    .input(
      z.object({
        code: z
          .string()
          .trim()
          .regex(/^\d{4}$/, "wrong-code"),
      }),
    )
    .mutation(({ ctx, input }) => confirmCode(ctx.phone, input.code)),
});

import { router, userProcedure } from "../trpc/init";
import { changeLanguage, changeName, changePassword } from "./commands";
import { passwordResetsRouter } from "./password-resets/router";
import { languageSchema, passwordChangeSchema, profileSchema } from "./schema";

/** One's own account, whatever the workspace. */
export const accountRouter = router({
  changePassword: userProcedure
    .input(passwordChangeSchema)
    .mutation(({ ctx, input }) => changePassword(ctx.user.id, input, ctx.clock)),
  changeName: userProcedure
    .input(profileSchema)
    .mutation(({ ctx, input }) => changeName(ctx.user.id, input.name)),
  changeLanguage: userProcedure
    .input(languageSchema)
    .mutation(({ ctx, input }) => changeLanguage(ctx.user.id, input.language)),
  resets: passwordResetsRouter,
});

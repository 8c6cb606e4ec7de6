import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError, z } from "zod";
import { openWorkspace } from "../auth/queries";
import { currentUser } from "../auth/session";
import { AppError, type AppErrorCode } from "../platform/app-error";
import { systemClock } from "../platform/clock";
import { logger } from "../platform/logger";
import { type Ability, can } from "../workspaces/policy";

/** What a procedure knows of the request: headers only; everything else is asked for by the gates. */
export interface TrpcContext {
  headers: Headers;
}

const CODES: Record<AppErrorCode, TRPCError["code"]> = {
  "not-found": "NOT_FOUND",
  forbidden: "FORBIDDEN",
  unauthenticated: "UNAUTHORIZED",
  invalid: "BAD_REQUEST",
  conflict: "CONFLICT",
  "rate-limited": "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
};

const t = initTRPC.context<TrpcContext>().create({
  transformer: superjson,
  errorFormatter({ shape, error }) {
    const fields =
      error.cause instanceof AppError
        ? error.cause.fields
        : error.cause instanceof ZodError
          ? Object.fromEntries(error.cause.issues.map((issue) => [issue.path.join("."), issue.message]))
          : undefined;
    const isExpected =
      error.cause instanceof AppError ||
      error.cause instanceof ZodError ||
      error.code !== "INTERNAL_SERVER_ERROR";
    return {
      ...shape,
      message: isExpected
        ? shape.message
        : "Something went wrong on our side. Nothing was changed; try again.",
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        fields,
        reason: error.cause instanceof AppError ? error.cause.reason : undefined,
        details: error.cause instanceof AppError ? error.cause.details : undefined,
      },
    };
  },
});

/** Turns AppError into tRPC's codes, and logs what nobody expected. The only place that does. */
const mapErrors = t.middleware(async ({ next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof AppError)
    throw new TRPCError({ code: CODES[cause.code], message: cause.message, cause });
  if (result.error.code === "INTERNAL_SERVER_ERROR") logger().error({ err: cause, path }, "procedure failed");
  return result;
});

export const router = t.router;
export const publicProcedure = t.procedure.use(mapErrors);

/** Signed in. */
export const userProcedure = publicProcedure.use(async ({ next }) => {
  const user = await currentUser();
  if (!user)
    throw new AppError(
      "unauthenticated",
      "Your session has ended. Sign in again; nothing typed here is lost.",
    );
  return next({ ctx: { user, clock: systemClock } });
});

/** Signed in, and a member of the workspace that the request names (header x-workspace). */
const memberProcedure = userProcedure.use(async ({ ctx, next }) => {
  const slug = z.string().min(1).safeParse(ctx.headers.get("x-workspace"));
  const workspace = slug.success ? await openWorkspace(slug.data, ctx.user.id) : null;
  if (!workspace)
    throw new AppError("not-found", "There is no such workspace, or you are not a member of it.");
  return next({ ctx: { workspace } });
});

/**
 * A procedure for members whose role has one of the abilities. Every workspace procedure is made by this,
 * so that none can forget to ask.
 */
export const procedureFor = (...anyOf: [Ability, ...Ability[]]) =>
  memberProcedure.use(({ ctx, next }) => {
    if (!anyOf.some((ability) => can(ctx.workspace.role, ability)))
      throw new AppError("forbidden", "Your role does not allow this. Ask an owner of the workspace.");
    return next();
  });

import { TRPCClientError } from "@trpc/client";
import { expect, it } from "vitest";
import { errorKind } from "./error-kind";

const answered = (code: string) =>
  TRPCClientError.from({ error: { message: "no", code: -32_000, data: { code, httpStatus: 400 } } });

it.each([
  [answered("NOT_FOUND"), "missing"],
  [answered("FORBIDDEN"), "forbidden"],
  [answered("UNAUTHORIZED"), "signed-out"],
  [answered("INTERNAL_SERVER_ERROR"), "fault"],
  [TRPCClientError.from(new Error("Failed to fetch")), "offline"],
  [new TypeError("a bug of ours"), "fault"],
  ["not even an error", "fault"],
])("tells what kind of failure %s is", (error, kind) => expect(errorKind(error)).toBe(kind));

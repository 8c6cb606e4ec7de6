export type ErrorKind = "offline" | "signed-out" | "forbidden" | "missing" | "busy" | "fault";

const KINDS: Record<string, ErrorKind> = {
  UNAUTHORIZED: "signed-out",
  FORBIDDEN: "forbidden",
  NOT_FOUND: "missing",
  TOO_MANY_REQUESTS: "busy",
  SERVICE_UNAVAILABLE: "busy",
};

/**
 * What kind of failure a thrown value is, for words in the reader's language. Reads the `data.code` that our API puts
 * on its errors; an error without one never reached the server.
 */
export function errorKind(error: unknown): ErrorKind {
  if (!(error instanceof Error)) return "fault";
  const data: unknown = "data" in error ? error.data : undefined;
  if (data === null || data === undefined) return error.name === "TRPCClientError" ? "offline" : "fault";
  const code: unknown = typeof data === "object" && "code" in data ? data.code : undefined;
  return (typeof code === "string" ? KINDS[code] : undefined) ?? "fault";
}

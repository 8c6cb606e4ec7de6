const WAY_OUT =
  "Write the function without it, or set INNGEST_BASE_URL to run the functions on an Inngest server.";

/** Why a running function was failed: it used a tool of the SDK that only an Inngest server has. */
export const unsupportedTool = (tool: string): string =>
  `${tool} is not supported by the embedded executor. ${WAY_OUT}`;

/** Thrown at registration; lists every option of every function that only an Inngest server can honour. */
export class UnsupportedFunctionsError extends Error {
  constructor(readonly problems: { functionId: string; problem: string }[]) {
    const lines = problems.map(({ functionId, problem }) => `  ${functionId}: ${problem}`);
    super(`The embedded executor cannot run these functions:\n${lines.join("\n")}\n${WAY_OUT}`);
    this.name = "UnsupportedFunctionsError";
  }
}

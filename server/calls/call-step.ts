import type { Call } from "@/core/call/call";
import type { Command, Signal } from "@/core/call/signals";

/** One signal applied: the call before and after, and what it ordered. */
export interface CallStep {
  signal: Signal;
  before: Call;
  after: Call;
  commands: Command[];
}

import type { CallbackStatus } from "@/core/widget-contract/wire";

export type StageName = CallbackStatus["stage"];
export type OutcomeName = NonNullable<CallbackStatus["outcome"]>;

/** Every word of the widget in one language. */
export interface Texts {
  /** The name of the widget as a part of the page, for screen readers. */
  region: string;
  launcher: string;
  /** On the button, where the panel could not be fetched. */
  offline: string;
  title: string;
  usually(seconds: number): string;
  closedUntil(when: string): string;
  closed: string;
  phone: string;
  phoneMissing: string;
  consentMissing: string;
  submit: string;
  sending: string;
  unavailable: string;
  tryAgain: string;
  /** For a refusal that came without words. */
  refused: string;
  close: string;
  cancel: string;
  cancelling: string;
  cancelFailed: string;
  reconnecting: string;
  /** The signature row: what each stage is called, and one stage with its seconds. */
  stageLine: string;
  stages: Record<StageName, string>;
  seconds(count: number): string;
  /** A second is one letter here. */
  shortSeconds(count: number): string;
  headline: Record<Exclude<StageName, "finished">, (operator: string | null) => string>;
  answer: string;
  afterTalk: string;
  untilRing(seconds: number): string;
  late(seconds: number | null): string;
  stillLooking: string;
  /** An operator is on the line: only the visitor's phone is missing. */
  almostThere: string;
  mayClose: string;
  endings: Record<OutcomeName, string>;
  talked(seconds: number): string;
  gone: string;
  rate: string;
  score(score: number): string;
  rated: string;
  rateFailed: string;
  again: string;
}

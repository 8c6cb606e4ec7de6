import { fail, type Result } from "@/core/result";

/** Why the carrier does not carry out an order. The adapter reads `code`, people read `message`. */
export interface Refusal {
  code:
    | "bad-request"
    | "unauthorized"
    | "no-such-route"
    | "no-such-leg"
    | "no-such-call"
    | "no-such-recording"
    | "leg-id-taken"
    | "not-a-number"
    | "not-up"
    | "not-ringing"
    | "line-taken"
    | "already-joined"
    | "not-joined"
    | "overloaded";
  message: string;
}

export const REFUSAL_STATUS: Record<Refusal["code"], number> = {
  "bad-request": 400,
  unauthorized: 401,
  "no-such-route": 404,
  "no-such-leg": 404,
  "no-such-call": 404,
  "no-such-recording": 404,
  "leg-id-taken": 409,
  "not-a-number": 422,
  "not-up": 409,
  "not-ringing": 409,
  "line-taken": 409,
  "already-joined": 409,
  "not-joined": 409,
  overloaded: 503,
};

export function refuse(code: Refusal["code"], message: string): Result<never, Refusal> {
  return fail({ code, message });
}

export const noSuchLeg = (legId: string): Result<never, Refusal> =>
  refuse("no-such-leg", `There is no live leg ${legId}.`);

import type { StandbySignal } from "../../standby/standby";
import type { EndCause, Leg } from "../call";
import type { Command, Signal } from "../signals";

/** A phone network that obeys, with people at the phones who do this or that. */
export interface NetworkOptions {
  choose: () => number;
  at: (ms: number, run: () => void) => void;
  now: () => number;
  post: (legId: string, signal: Signal | StandbySignal) => void;
}

interface NetworkLeg {
  id: string;
  operatorId: string | null;
  state: "ringing" | "up" | "down";
  joinedWith: string | null;
  wasJoined: boolean;
  placedAt: number;
}

export type Network = ReturnType<typeof createNetwork>;

/** A leg that nobody at the network knows after so long was never placed. */
const SETTLED_MS = 15_000;

export function createNetwork({ choose, at, now, post }: NetworkOptions) {
  const legs = new Map<string, NetworkLeg>();
  const between = (from: number, to: number) => Math.floor(from + choose() * (to - from));

  function place(command: Extract<Command, { type: "place-leg" }>): void {
    if (legs.has(command.legId)) return;
    const { legId: id, operatorId } = command;
    const leg: NetworkLeg = {
      id,
      operatorId,
      state: "ringing",
      joinedWith: null,
      wasJoined: false,
      placedAt: now(),
    };
    legs.set(id, leg);
    const fates = ["answers", "answers", "answers", "answers", "busy", "no-answer", "rejected"] as const;
    const fate = fates[Math.floor(choose() * fates.length)] ?? "answers";
    if (fate === "answers") {
      at(
        between(5, 200),
        () => leg.state === "ringing" && post(id, { type: "leg-ringing", legId: id, at: now() }),
      );
      at(between(500, 20_000), () => answer(leg));
    } else at(fate === "no-answer" ? command.ringMs : between(100, 5_000), () => end(leg, fate));
  }

  function answer(leg: NetworkLeg): void {
    if (leg.state !== "ringing") return;
    leg.state = "up";
    const legId = leg.id;
    post(legId, { type: "leg-answered", legId, at: now() });
    if (leg.operatorId !== null && choose() < 0.9)
      at(
        between(300, 4_000),
        () => leg.state === "up" && post(legId, { type: "digit", legId, digit: "1", at: now() }),
      );
    // Customers hang up after a talk, operators now and then whenever they like.
    if (leg.operatorId === null || choose() < 0.3) at(between(1_000, 90_000), () => end(leg, "hung-up"));
  }

  function end(leg: NetworkLeg, cause: EndCause): void {
    if (leg.state === "down") return;
    const wasUp = leg.state === "up";
    leg.state = "down";
    const other = legs.get(leg.joinedWith ?? "");
    if (other) other.joinedWith = null;
    leg.joinedWith = null;
    post(leg.id, { type: wasUp ? "leg-ended" : "leg-failed", legId: leg.id, cause, at: now() });
  }

  return {
    place,
    say(legId: string, key: string): void {
      const leg = legs.get(legId);
      if (leg?.state !== "up") return;
      const done = (): void => post(legId, { type: "announcement-finished", legId, say: key, at: now() });
      at(between(800, 4_000), () => leg.state === "up" && done());
    },
    /** False where one of them is not up. Whoever was joined with somebody else is taken from them. */
    join(ids: [string, string]): boolean {
      const [a, b] = [legs.get(ids[0]), legs.get(ids[1])];
      if (a?.state !== "up" || b?.state !== "up") return false;
      if (a.joinedWith === b.id) return true;
      a.wasJoined = b.wasJoined = true;
      a.joinedWith = b.id;
      b.joinedWith = a.id;
      post(a.id, { type: "joined", at: now() });
      return true;
    },
    /** False where there is no such living leg: no signal will follow. */
    hangUp(legId: string): boolean {
      const leg = legs.get(legId);
      if (!leg || leg.state === "down") return false;
      end(leg, "cancelled");
      return true;
    },
    joinedWith: (legId: string): string | null => legs.get(legId)?.joinedWith ?? null,
    /** Has met somebody, whether or not they are there still. */
    wasJoined: (legId: string): boolean => legs.get(legId)?.wasJoined ?? false,
    isUp: (legId: string): boolean => legs.get(legId)?.state === "up",
    living: (operatorId: string): number =>
      [...legs.values()].filter((leg) => leg.operatorId === operatorId && leg.state !== "down").length,
    all: (): NetworkLeg[] => [...legs.values()],
    /** What the network knows of a leg, and we do not. */
    differences({ id, state, placedAt }: Leg): Extract<Signal, { legId: string }>[] {
      const real = legs.get(id);
      const told = { legId: id, at: now() };
      if (real?.state === "down" || (!real && now() - placedAt > SETTLED_MS))
        return [{ ...told, type: "leg-ended", cause: "lost" }];
      return real?.state === "up" && state !== "up" ? [{ ...told, type: "leg-answered" }] : [];
    },
  };
}

import type { Memory } from "../page/memory";

/** What happened to offers in this browser, oldest first: the base of "not too often". */
export interface OfferEvent {
  at: number;
  event: "shown" | "pressed" | "dismissed";
  offer: string;
}

/** Enough for months of somebody who is asked several times a day. */
const MOST = 200;

export function readOfferLog(memory: Memory): OfferEvent[] {
  const lines = memory.read("lasting", "offers")?.split("\n") ?? [];
  return lines.flatMap((line) => {
    const [at, event, ...offer] = line.split(" ");
    const isEvent = event === "shown" || event === "pressed" || event === "dismissed";
    return isEvent ? [{ at: Number(at), event, offer: offer.join(" ") }] : [];
  });
}

export function logOffer(memory: Memory, event: OfferEvent["event"], offer: string): void {
  const lines = [...readOfferLog(memory), { at: Date.now(), event, offer }].slice(-MOST);
  memory.write("lasting", "offers", lines.map((line) => `${line.at} ${line.event} ${line.offer}`).join("\n"));
}

import type { Exchange } from "./exchange";

/** Whether the person at one number hears the one at another, by who is in which bridge and what listens to whom. */
export function hears(exchange: Exchange, listener: string, speaker: string): boolean {
  const channels = [...exchange.channels.values()];
  const at = (number: string) => channels.findLast((channel) => channel.number === number);
  const [ear, mouth] = [at(listener), at(speaker)];
  if (!ear || !mouth) return false;
  const together = (one: string, other: string) =>
    [...exchange.bridges.values()].some(
      ({ channels: inside }) => inside.includes(one) && inside.includes(other),
    );
  if (together(ear.id, mouth.id)) return true;
  return channels.some(({ id, snoop }) => {
    if (!snoop) return false;
    const isOf = (channelId: string) => channelId === snoop.of || together(channelId, snoop.of);
    if (together(ear.id, id)) return isOf(mouth.id);
    if (!together(mouth.id, id)) return false;
    return (snoop.whisper === "out" && ear.id === snoop.of) || (snoop.whisper === "both" && isOf(ear.id));
  });
}

import { type AriClient, refusal } from "./ari-client";
import { TAKEN } from "./incoming";
import type { LegBook } from "./leg-book";

/** Asterisk does not know the channel, or it has left our application: its caller waits for us no longer. */
const isGone = (status: number): boolean => status === 404 || status === 409 || status === 412;

/** Calls that come in: taken under a leg's id, or given back. */
export function createTaking(ari: AriClient, book: LegBook, application: string) {
  return {
    /** @see TelephonyProvider.takeLeg */
    async take({ legId, reference }: { legId: string; reference: string }): Promise<"taken" | "gone"> {
      // Before it is answered: whoever hears of that has to know whose leg it is.
      await book.keep(legId, reference);
      const answer = await ari("POST", `/channels/${encodeURIComponent(reference)}/answer`);
      if (isGone(answer.status)) return "gone";
      if (answer.status >= 300) throw refusal(answer, "Asterisk does not answer the call");
      // Asterisk tells by itself only where its dialplan has not answered before, with a menu for instance.
      const told = await ari("POST", `/events/user/${TAKEN}`, {
        query: { application, source: `channel:${reference}` },
      });
      if (told.status >= 300 && told.status !== 404)
        throw refusal(told, "Asterisk does not pass on that the call is answered");
      return "taken";
    },
    /** Whoever is not for us goes on in the dialplan, behind Stasis: to a reception, a mailbox, or the end. */
    async giveBack(channelId: string): Promise<"ending" | "gone"> {
      const answer = await ari("POST", `/channels/${encodeURIComponent(channelId)}/continue`);
      if (isGone(answer.status)) return "gone";
      if (answer.status >= 300) throw refusal(answer, "Asterisk does not take the call back");
      return "ending";
    },
  };
}

import { deliver, intentFor } from "../callback/asking";
import { keepIntent, unanswered } from "../callback/remembered";
import type { Answers } from "../panel/answers";
import type { Widget } from "../widget";
import type { Complaint } from "./complaint";

const RETRY_AFTER_MS = [2_000, 8_000];
/** What was pressed longer ago than this is no wish of now. */
const FRESH_MS = 10 * 60_000;

/**
 * Sends the number that was typed into the site's own form: at once, because the page may be left in this very moment.
 * What is not answered by then is sent again by the next page, under the same key. Answers whether a callback came of it.
 */
export function sendOwn(
  widget: Widget,
  answers: Answers,
  onComplaint: (complaint: Complaint) => void,
): Promise<boolean> {
  const intent = intentFor(widget, answers);
  keepIntent(widget.memory, intent);
  widget.memory.write("session", "sent", String(Date.now()));
  return sendKept(widget, onComplaint);
}

/** On the page after: the answer to what an earlier page sent. */
export async function resend(widget: Widget): Promise<void> {
  const sentAt = Number(widget.memory.read("session", "sent"));
  if (Date.now() - sentAt > FRESH_MS) return forget(widget);
  let problem: Complaint | undefined;
  const isSent = await sendKept(widget, (complaint) => {
    problem = complaint;
  });
  // The field is gone with its page: what was wrong stands in our own form, with the number in it.
  if (isSent) await widget.follow({});
  else if (problem) await widget.follow({ message: problem.phone || problem.consent || problem.message });
}

async function sendKept(widget: Widget, onComplaint: (complaint: Complaint) => void): Promise<boolean> {
  for (const pause of [...RETRY_AFTER_MS, null]) {
    const intent = unanswered(widget.memory);
    if (!intent) break;
    let complaint: Complaint = {};
    const complain = (said: Complaint) => {
      complaint = said;
    };
    const callback = await deliver(widget, { setBusy() {}, complain }, intent);
    if (callback) {
      // Also where the page is left right now: the next one goes on with it, to be seen.
      widget.memory.write("session", "open", "card");
      forget(widget);
      return true;
    }
    if (!complaint.isRetry || pause === null) {
      onComplaint(complaint);
      break;
    }
    await new Promise((done) => setTimeout(done, pause));
  }
  forget(widget);
  return false;
}

const forget = ({ memory }: Widget) => memory.write("session", "sent", null);

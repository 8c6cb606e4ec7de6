import type { Inngest, InngestFunction } from "inngest";
import { advanceCallback } from "./advance-callback";
import { applyInbound } from "./apply-inbound";
import { deliver } from "./deliver";
import { deliverMails } from "./deliver-mails";
import { eraseRecordings } from "./erase-recordings";
import { followUsage, watchLimits } from "./follow-usage";
import { housekeeping } from "./housekeeping";
import { readStripe, readStripeLeft } from "./read-stripe";
import { reconcileUsage } from "./reconcile-usage";
import { redoUnfinished } from "./redo-unfinished";
import { sendTextMessage } from "./send-text";
import { sendUsage, sendUsageLeft } from "./send-usage";

/** Every durable function of the product. A file has one, or one and what looks after its lost runs. */
export const jobFunctions = (client: Inngest): InngestFunction.Any[] => [
  advanceCallback(client),
  redoUnfinished(client),
  deliver(client),
  applyInbound(client),
  deliverMails(client),
  sendTextMessage(client),
  followUsage(client),
  watchLimits(client),
  housekeeping(client),
  eraseRecordings(client),
  sendUsage(client),
  sendUsageLeft(client),
  readStripe(client),
  readStripeLeft(client),
  reconcileUsage(client),
];

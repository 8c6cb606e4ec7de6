import type { Inngest, InngestFunction } from "inngest";
import { advanceCallback } from "./advance-callback";
import { deliver } from "./deliver";
import { deliverMails } from "./deliver-mails";
import { housekeeping } from "./housekeeping";
import { redoUnfinished } from "./redo-unfinished";

/** Every durable function of the product, each a file. */
export const jobFunctions = (client: Inngest): InngestFunction.Any[] => [
  advanceCallback(client),
  redoUnfinished(client),
  deliver(client),
  deliverMails(client),
  housekeeping(client),
];

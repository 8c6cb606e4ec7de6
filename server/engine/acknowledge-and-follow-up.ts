import { type Acknowledgement, acknowledgeCallback } from "../callbacks/acknowledge-callback";
import { followUp } from "./follow-up";

/** Somebody sees to a lead; its routing goes on. @throws AppError conflict */
export async function acknowledgeAndFollowUp(acknowledgement: Acknowledgement): Promise<void> {
  void followUp(await acknowledgeCallback(acknowledgement));
}

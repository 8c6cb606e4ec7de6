import { evaluate } from "@/core/flow/runtime/evaluate";
import type { Facts } from "@/core/widget-contract/visitor-facts";
import type { LiveDisplay } from "@/core/widget-contract/wire";
import { activate } from "../offer/activate";
import { safely } from "../page/safely";
import { visitorId, visitorShare } from "../page/visitor";
import type { Widget } from "../widget";
import { type Gathered, gather } from "./gather";
import { startHeartbeat } from "./heartbeat";
import { asOffer, isInterrupting } from "./offers";
import { createPresenter } from "./presenter";
import { createStory } from "./story";

/**
 * Lives by a published display flow: gathers the facts it needs, evaluates it when they change, shows what is reached.
 * Takes the place of the plain button.
 */
export async function startDisplay(widget: Widget, display: LiveDisplay, open: () => void): Promise<void> {
  const { program } = display;
  // Who is in one half of an experiment stays in it.
  const isSplit = program.needs.includes("visitor") || program.steps.some(([kind]) => kind === "split");
  const visitor = () => visitorId(widget.memory, isSplit ? "lasting" : "session");
  let gathered: Gathered | undefined;
  const factsNow = (): Facts => ({ ...gathered?.facts(), visitor: visitorShare(visitor()) });

  const story = createStory(widget, display, visitor);
  const presenter = createPresenter(widget, {
    open,
    visitStartedAt: () => gathered?.history?.visitStartedAt() ?? 0,
    reached: () => evaluateNow().evaluation.decision,
    onEvent: (event) => story.tell(event),
  });
  const evaluateWith = (pardoned: string | undefined) => {
    gathered?.history?.pardon(pardoned);
    const facts = factsNow();
    return { evaluation: evaluate(program, facts), facts };
  };
  /** An offer that is not to be shown twice is not taken away for having been shown: it stands while its page does. */
  const evaluateNow = () => {
    const standing = presenter.standing();
    const kept = standing === undefined ? undefined : evaluateWith(standing);
    return kept && kept.evaluation.decision === standing ? kept : evaluateWith(undefined);
  };
  const decide = async () => {
    // While an offer is read, or a callback is under way, what led there stays the story.
    if (!gathered || (presenter.isHeld() && story.evaluation().path.length > 0)) return;
    const { evaluation, facts } = evaluateNow();
    const { decision } = evaluation;
    story.reach(evaluation, facts);
    if (presenter.isHeld()) return;
    const offer = decision === null ? undefined : asOffer(program.offers[decision]);
    await presenter.show(offer && decision ? activate(decision, offer, widget) : undefined);
  };
  const watch = startHeartbeat(program.needs, safely(decide));
  watch.onTurn(() => {
    story.turn();
    presenter.turn();
  });
  const comesUp = Object.values(program.offers).some((offer) => isInterrupting(asOffer(offer)));
  gathered = await gather(widget, program, watch, comesUp);
  await decide();
}

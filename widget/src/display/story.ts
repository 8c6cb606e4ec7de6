import type { Evaluation } from "@/core/flow/runtime/display-program";
import type { Facts } from "@/core/widget-contract/visitor-facts";
import type { DecisionReport, LiveDisplay } from "@/core/widget-contract/wire";
import { randomId, safely } from "../page/safely";
import type { Widget } from "../widget";
import { sendReport } from "./report";

/** What is reported of one visit of one address: what was reached there, and what happened to it. */
export interface Story {
  /** Of this view. */
  evaluation(): Evaluation;
  reach(evaluation: Evaluation, facts: Facts): void;
  tell(event: DecisionReport["event"], callbackId?: string): void;
  /** The page goes on to another address: what was not told yet is, and a new view begins. */
  turn(): void;
}

const NOWHERE: Evaluation = { decision: null, path: [] };

export function createStory(widget: Widget, display: LiveDisplay, visitorId: () => string): Story {
  const { link, memory } = widget;
  const begin = () => ({ id: randomId(), evaluation: NOWHERE, facts: {}, wasOpened: false });
  let view: { id: string; evaluation: Evaluation; facts: Facts; wasOpened: boolean } = begin();
  /** What of this view was told last: the decision, and the variants on the way; undefined: nothing yet. */
  let told: string | undefined;
  const splits = display.program.steps.flatMap(([kind, node]) => (kind === "split" ? [node] : []));
  const variantsOf = ({ path }: Evaluation) =>
    path.flatMap(({ node, port }) => (splits.includes(node) ? `${node} ${port}` : []));

  const tell = (event: DecisionReport["event"], callbackId?: string) => {
    const { id, evaluation, facts } = view;
    sendReport(link, display, { event, evaluation, facts, view: id, visitorId: visitorId(), callbackId });
  };
  const tellDecision = () => {
    const news = `${view.evaluation.decision}|${variantsOf(view.evaluation)}`;
    if (told === news) return;
    told = news;
    tell("decided");
  };

  widget.origin = () => ({
    offer: widget.offer?.id,
    display: { flowId: display.flowId, revision: display.revision, view: view.id },
  });
  window.addEventListener("pagehide", safely(tellDecision));
  const onOpen = safely(() => {
    if (!view.wasOpened) tell("opened");
    view.wasOpened = true;
  });
  const onRequested = safely(({ id }: Record<string, string | null>) => {
    memory.write("lasting", "requested", String(Date.now()));
    tell("requested", id ?? undefined);
  });
  const onMessenger = safely(() => tell("messenger"));
  const onFinished = safely(({ outcome }: Record<string, string | null>) =>
    memory.write("lasting", "outcome", outcome ?? null),
  );
  link.listeners.add({ event: "open", listener: onOpen });
  link.listeners.add({ event: "requested", listener: onRequested });
  link.listeners.add({ event: "messenger", listener: onMessenger });
  link.listeners.add({ event: "finished", listener: onFinished });
  return {
    evaluation: () => view.evaluation,
    reach(evaluation, facts) {
      view.evaluation = evaluation;
      view.facts = facts;
      // Nothing is the decision until something is; that it stayed so is told when the page is left. An experiment does
      // not wait for that: pages that show nothing are left unheard more often, and a variant would lose its visitors.
      if (evaluation.decision !== null || variantsOf(evaluation).length > 0) tellDecision();
    },
    tell,
    turn() {
      tellDecision();
      view = begin();
      told = undefined;
    },
  };
}

import type { SupervisionMode } from "@/core/supervision/supervision";
import { createHearing } from "./hearing";
import type { SessionLeg } from "./session-leg";
import type { Platform } from "./voxengine";

interface Followed {
  operator: SessionLeg;
  customer: SessionLeg;
  mode: SupervisionMode;
}

/** Managers who follow the talk of this session's call. */
export function createSupervision(platform: Platform) {
  const followed = new Map<SessionLeg, Followed>();
  const { hear } = createHearing(platform);

  function arrange({ operator, customer }: Pick<Followed, "operator" | "customer">): void {
    const managers = (modes: readonly SupervisionMode[]) =>
      [...followed].flatMap(([manager, talk]) =>
        talk.operator === operator && talk.customer === customer && modes.includes(talk.mode)
          ? [manager.call]
          : [],
      );
    hear(operator.call, [customer.call, ...managers(["whisper", "barge"])]);
    hear(customer.call, [operator.call, ...managers(["barge"])]);
  }

  return {
    follow(manager: SessionLeg, talk: Followed): void {
      if (followed.get(manager)?.mode === talk.mode) return;
      followed.set(manager, talk);
      hear(manager.call, [talk.operator.call, talk.customer.call]);
      arrange(talk);
    },
    /** The leg is down: of a manager the talk goes on without, of one of the two nobody hears anything any more. */
    leave(leg: SessionLeg): void {
      const own = followed.get(leg);
      followed.delete(leg);
      if (own) {
        hear(leg.call, []);
        arrange(own);
      }
      for (const [manager, { operator, customer }] of followed)
        if (operator === leg || customer === leg) {
          followed.delete(manager);
          for (const one of [manager, operator, customer]) hear(one.call, []);
        }
    },
  };
}

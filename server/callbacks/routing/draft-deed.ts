import type { RoutingEffect } from "@/core/flow/runtime/step";
import { type Draft, tell } from "./draft";

type DeedEffect = Extract<RoutingEffect, { type: "deed" }>;

/** Notes what routing does in passing: people who are told, tags, a field, a webhook. */
export function draftDeed(draft: Draft, { key, deed }: DeedEffect, now: number): void {
  switch (deed.type) {
    case "notify":
      draft.notices.push({ key, deed, reactBy: null });
      return tell(draft, now, { kind: "notified", isAsked: deed.wantsReaction });
    case "tag":
      return setTags(draft, deed, now);
    case "set-field":
      return setField(draft, deed, now);
    case "send-message":
      draft.messages.push({ key, deed });
      return;
    case "webhook":
      draft.routed.push({ key, connectionId: deed.connectionId });
  }
}

/** A tag that is there already, or is not there to be taken, is no news. */
function setTags(
  draft: Draft,
  { tags, isRemoved }: { tags: string[]; isRemoved: boolean },
  now: number,
): void {
  const before = draft.row.tags;
  const changed = [...new Set(tags)].filter((tag) => before.includes(tag) === isRemoved);
  if (changed.length === 0) return;
  const after = isRemoved ? before.filter((tag) => !changed.includes(tag)) : [...before, ...changed];
  draft.row = { ...draft.row, tags: after };
  draft.columns.tags = after;
  tell(draft, now, { kind: "tagged", tags: changed, isRemoved });
}

function setField(draft: Draft, { name, value }: { name: string; value: string }, now: number): void {
  const { request } = draft.row;
  if (request.fields[name] === value) return;
  const fields = { ...request.fields, [name]: value };
  draft.row = { ...draft.row, request: { ...request, fields } };
  draft.columns.fields = fields;
  tell(draft, now, { kind: "field-set", name, value });
}

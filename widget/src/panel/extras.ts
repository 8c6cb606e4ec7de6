import type { OfferField } from "@/core/flow/runtime/offer";
import { element } from "../page/element";
import { safely } from "../page/safely";
import { EXTRA_TEXTS } from "../texts/extra-texts";
import { timeText } from "../texts/languages";
import type { Widget } from "../widget";
import type { Extras } from "./answers";
import { departmentField } from "./department";
import extrasCss from "./extras.css?text";
import { messengerLinks } from "./messengers";

export function createExtras(widget: Widget): Extras {
  const inputs = (widget.offer?.fields ?? []).map((name) => ({ name, ...fieldOf(widget, name) }));
  const time = timeField(widget);
  const department = departmentField(widget);
  widget.shell.addStyles(extrasCss);
  return {
    parts: [...(department?.parts ?? []), ...inputs.flatMap(({ parts }) => parts), ...(time?.parts ?? [])],
    after: messengerLinks(widget),
    complain: () => time?.complain() ?? false,
    read() {
      const fields: Record<string, string> = {};
      for (const { name, input } of inputs) if (input.value.trim()) fields[name] = input.value.trim();
      return {
        fields: Object.keys(fields).length > 0 ? fields : undefined,
        department: department?.read(),
        scheduledFor: time?.read(),
      };
    },
  };
}

const AUTOFILL: Partial<Record<OfferField, string>> = {
  name: "name",
  email: "email",
  company: "organization",
};

function fieldOf(widget: Widget, name: OfferField) {
  const { language, memory, link } = widget;
  const id = `answer-${name}`;
  const shared = { id, class: "answer", name, maxlength: name === "comment" ? "1000" : "200" };
  const topics = (name === "topic" && widget.offer?.words.topics) || [];
  const input =
    topics.length > 0
      ? topicChoice(shared, topics)
      : name === "comment"
        ? element("textarea", { ...shared, rows: "2" })
        : element("input", {
            ...shared,
            type: name === "email" ? "email" : "text",
            autocomplete: AUTOFILL[name] ?? "off",
          });
  const known = name === "name" ? link.identity.name : undefined;
  input.value = memory.read("session", id) ?? known ?? "";
  // A select that is given what it does not offer shows nothing at all.
  if (topics.length > 0 && !topics.includes(input.value)) input.value = "";
  input.addEventListener(
    "input",
    safely(() => memory.write("session", id, input.value)),
  );
  return {
    input,
    parts: [element("label", { class: "label", for: id }, EXTRA_TEXTS[language].fields[name]), input],
  };
}

function topicChoice({ id, name }: { id: string; name: string }, topics: readonly string[]) {
  const options = ["", ...topics].map((topic) => element("option", { value: topic }, topic || "–"));
  return element("select", { id, name, class: "answer" }, ...options);
}

/** Now (or when we open), or at a time of the visitor's choice; undefined where the offer leaves no choice. */
function timeField(widget: Widget) {
  const { offer, config, language } = widget;
  const texts = EXTRA_TEXTS[language];
  const isLater =
    offer?.channels.includes("call-later") || (!config.open && offer?.outsideHours === "offer-time");
  if (!isLater) return undefined;
  const { callsFrom } = config;
  // While we are closed, "now" is when we open; where nobody knows when that is, it is a time of one's own.
  const soon = callsFrom
    ? texts.soonest(timeText(callsFrom, language, new Date()))
    : config.open
      ? offer?.channels.includes("call-now") && texts.now
      : config.opensAt && texts.atOpening(timeText(config.opensAt, language, new Date()));
  const choice = element("select", { id: "when", class: "answer" });
  if (soon) choice.append(element("option", { value: "soon" }, soon));
  choice.append(element("option", { value: "later" }, texts.atTime));
  const time = element("input", {
    id: "time",
    class: "answer",
    type: "datetime-local",
    min: localText(new Date(callsFrom ?? (config.open ? null : config.opensAt) ?? Date.now())),
    "aria-describedby": "time-problem",
  });
  const problem = element("p", { id: "time-problem", class: "problem" });
  const later = element(
    "div",
    { hidden: Boolean(soon) },
    element("label", { class: "label", for: "time" }, texts.time),
    time,
    problem,
  );
  const isChosen = () => choice.value === "later";
  const at = () => new Date(time.value).getTime();
  choice.addEventListener(
    "change",
    safely(() => {
      later.hidden = !isChosen();
    }),
  );
  return {
    parts: [element("label", { class: "label", for: "when" }, texts.when), choice, later],
    complain() {
      const isMissing = isChosen() && !(at() > Date.now());
      problem.textContent = isMissing ? texts.timeMissing : "";
      if (isMissing) time.focus();
      return isMissing;
    },
    read() {
      if (isChosen()) return new Date(at()).toISOString();
      // On a page that stood open for too long it is over: then the server knows the next one.
      return callsFrom && Date.parse(callsFrom) > Date.now() ? callsFrom : undefined;
    },
  };
}

/** As datetime-local writes it, by the visitor's own clock: 2026-11-22T09:00. */
function localText(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

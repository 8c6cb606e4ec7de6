import { element } from "../page/element";
import { safely } from "../page/safely";
import { EXTRA_TEXTS } from "../texts/extra-texts";
import { wordsFor } from "../texts/words-for";
import type { Widget } from "../widget";

/** Whom the visitor wants to talk to; undefined where the offer leaves no choice. */
export function departmentField(widget: Widget) {
  const { offer, config, language, memory } = widget;
  const departments = (offer?.departments ?? []).flatMap(({ id, labels }) => {
    const label = wordsFor(labels, language, config.language);
    return label ? [{ id, label }] : [];
  });
  if (departments.length === 0) return undefined;
  const texts = EXTRA_TEXTS[language];
  const choice = element("select", { id: "department", class: "answer" });
  choice.append(element("option", { value: "" }, texts.anyDepartment));
  for (const { id, label } of departments) choice.append(element("option", { value: id }, label));
  const kept = memory.read("session", "answer-department");
  if (departments.some(({ id }) => id === kept)) choice.value = kept ?? "";
  choice.addEventListener(
    "change",
    safely(() => memory.write("session", "answer-department", choice.value || null)),
  );
  return {
    parts: [element("label", { class: "label", for: "department" }, texts.department), choice],
    read: () => choice.value || undefined,
  };
}

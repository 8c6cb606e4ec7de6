import { element } from "../page/element";
import type { FormView } from "../panel/form";
import type { Widget } from "../widget";
import { createNote } from "./note";
import type { OwnForm } from "./own-form";

export type Complaint = Parameters<FormView["complain"]>[0];

/** What is wrong with the number, said at the site's own field: to be seen beside it, and tied to it for screen readers. */
export interface ComplaintAtField {
  say(form: OwnForm, complaint: Complaint): void;
  /** The visitor corrects it, or has sent it anew. */
  clear(): void;
}

const ID = "perezvon-problem";

export function createComplaint(widget: Widget): ComplaintAtField {
  const words = element("p");
  const note = createNote(widget, element("div", { class: "note", role: "alert" }, words));
  let untie: (() => void) | undefined;

  const clear = () => {
    note.hide();
    untie?.();
    untie = undefined;
  };
  return {
    clear,
    say(form, { phone, consent, message }) {
      clear();
      const text = phone || consent || message || "";
      if (!text) return;
      const field = (!phone && consent && form.consent) || form.phone;
      words.textContent = text;
      note.show(field, "above");
      untie = tie(field, text, Boolean(phone || consent));
    },
  };
}

/**
 * A description has to stand in the field's own tree: hidden at its end, where no page looks. Answers how to take back
 * what was changed on the field.
 */
function tie(field: HTMLElement, text: string, isInvalid: boolean): () => void {
  const root = field.getRootNode();
  const description = field.ownerDocument.createElement("span");
  description.id = ID;
  description.hidden = true;
  description.textContent = text;
  ("host" in root ? root : field.ownerDocument.body).appendChild(description);
  const before = ["aria-describedby", "aria-invalid"].map(
    (name) => [name, field.getAttribute(name)] as const,
  );
  field.setAttribute("aria-describedby", [before[0]?.[1], ID].filter(Boolean).join(" "));
  if (isInvalid) field.setAttribute("aria-invalid", "true");
  return () => {
    description.remove();
    for (const [name, value] of before) {
      if (value === null) field.removeAttribute(name);
      else field.setAttribute(name, value);
    }
  };
}

import { placeOnForm } from "../integrated/place-on-form";
import { safely } from "../page/safely";
import type { Place, Placed, Placing } from "./placed";

/** Works through a part of the site's own page: its form asks for the call, or something on it opens the panel. */
export const placeIntegrated: Place = (placing) => {
  const { places, selector } = placing.offer;
  return places?.phone || places?.button ? placeOnForm(placing, places) : placeOnSelector(placing, selector);
};

/**
 * What is pressed there opens the panel, and a form of the site's own hands over the number that was typed into it.
 * Listens on the document, so a part that is drawn anew stays taken over.
 */
function placeOnSelector({ widget, onPress, onShown }: Placing, selector = ""): Placed {
  const partOf = (event: Event) => (event.target instanceof Element ? event.target.closest(selector) : null);

  const onClick = safely((event: MouseEvent) => {
    const part = partOf(event);
    // Forms are for typing: only sending them counts. A press with a modifier is for a new tab.
    if (!part || part.matches("form") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onPress();
  });
  const onSubmit = safely((event: SubmitEvent) => {
    const form = partOf(event);
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    const phone = form.querySelector('input[type="tel"],input[name*="phone" i],input[name*="tel" i]');
    if (phone instanceof HTMLInputElement) widget.memory.write("session", "phone", phone.value);
    onPress();
  });
  document.addEventListener("click", onClick, { capture: true });
  document.addEventListener("submit", onSubmit, { capture: true });
  if (document.querySelector(selector)) onShown();
  return {
    remove() {
      document.removeEventListener("click", onClick, { capture: true });
      document.removeEventListener("submit", onSubmit, { capture: true });
    },
  };
}

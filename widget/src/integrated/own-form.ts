import type { OfferPlaces, PlaceLocator } from "@/core/flow/runtime/offer";
import { safely } from "../page/safely";
import { locate, type Root, rootsOf } from "./locate";

/** The site's own form as it stands on the page now. */
export interface OwnForm {
  phone: HTMLInputElement;
  /** What stood in the field at that moment: many pages clear it as soon as it is sent. */
  number: string;
  button: Element | undefined;
  consent: HTMLInputElement | undefined;
  name: string;
}

export interface FormListener {
  /** The visitor sent the form. Called before the page leaves; nothing of the site's own is held up. */
  onSend(form: OwnForm): void;
  /** The button, where no phone field was picked. */
  onOpen(): void;
  /** The visitor is at the form, or has changed something in it. */
  onTouch(form: OwnForm): void;
  onLeave(): void;
}

export interface FormWatch {
  /** Follows what the page has drawn anew. Answers the form; undefined: nothing of it is there. */
  look(): OwnForm | Element | undefined;
  remove(): void;
}

/**
 * Listens to the site's own form, on the document and in every shadow root and frame that the form stands in: sending
 * does not leave a shadow root, and nothing leaves a frame. Everything passive.
 */
export function watchForm(places: OfferPlaces, listener: FormListener): FormWatch {
  const roots = new Set<Root>();
  const seen = new WeakSet<Event>();
  /** The forms that were sent since their button was pressed. */
  const sent = new WeakSet<Element>();

  const formAt = (path: EventTarget[]): OwnForm | undefined => {
    const phone = nearest(places.phone, path);
    if (!isField(phone)) return undefined;
    const around = wayUp(phone);
    const consent = nearest(places.consent, around);
    const name = nearest(places.name, around);
    return {
      phone,
      number: phone.value.trim(),
      button: nearest(places.button, around) ?? defaultButton(phone),
      consent: consent && isField(consent) ? consent : undefined,
      name: isField(name) ? name.value.trim() : "",
    };
  };

  const onClick = (event: MouseEvent) => {
    const path = event.composedPath();
    const button = places.button && locate(places.button).find((found) => path.includes(found));
    if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!places.phone) {
      event.preventDefault();
      return listener.onOpen();
    }
    const form = formAt(path);
    if (!form) return;
    const own = formOf(button);
    if (!own || own !== form.phone.form) return listener.onSend(form);
    // A button that sends: whether it does is seen in a moment. A page that sends by itself has stopped the press.
    sent.delete(own);
    setTimeout(
      safely(() => {
        if (event.defaultPrevented && !sent.has(own)) listener.onSend(form);
      }),
    );
  };
  const onSubmit = (event: SubmitEvent) => {
    const [target] = event.composedPath();
    const form = formAt([...(target ? [target] : [])]);
    if (!form || form.phone.form !== target || !form.phone.form) return;
    const isOther =
      places.button && event.submitter && form.button && formOf(form.button) === target
        ? !wayUp(event.submitter).includes(form.button)
        : false;
    if (isOther) return;
    sent.add(form.phone.form);
    listener.onSend(form);
  };
  const onTouch = (event: Event) => {
    const form = formAt(event.composedPath());
    const [target] = event.composedPath();
    if (form && (target === form.phone || isInside(target, form))) listener.onTouch(form);
  };

  const handlers: [string, (event: never) => void][] = [
    ["click", onClick],
    ["submit", onSubmit],
    ["focusin", onTouch],
    ["input", onTouch],
    ["change", onTouch],
    ["focusout", () => listener.onLeave()],
  ];
  // An event that leaves a shadow root passes here twice.
  const listeners = handlers.map(([name, handler]) => {
    const once = safely((event: Event) => {
      if (seen.has(event)) return;
      seen.add(event);
      Reflect.apply(handler, undefined, [event]);
    });
    return [name, once] as const;
  });
  const attach = (root: Root) => {
    if (roots.has(root)) return;
    roots.add(root);
    for (const [name, task] of listeners) root.addEventListener(name, task, { capture: true });
  };

  attach(document);
  return {
    look() {
      for (const locator of [places.phone, places.button])
        if (locator?.within) rootsOf(locator).forEach(attach);
      return places.phone ? formAt([]) : places.button && locate(places.button)[0];
    },
    remove() {
      for (const root of roots)
        for (const [name, task] of listeners) root.removeEventListener(name, task, { capture: true });
    },
  };
}

/** The nearest one: a page may have the same form twice. */
function nearest(locator: PlaceLocator | undefined, path: EventTarget[]): Element | undefined {
  const found = locator ? locate(locator) : [];
  if (found.length < 2) return found[0];
  for (const part of path) {
    const own = found.find((element) => part === element || holds(part, element));
    if (own) return own;
  }
  return found.find((element) => element.getClientRects().length > 0) ?? found[0];
}

/** Across shadow roots, and without `instanceof`: frames have their own classes. */
function holds(part: EventTarget, element: Element): boolean {
  return "contains" in part && typeof part.contains === "function" && part.contains(element);
}

/** An element and everything that it stands in, through shadow roots. */
export function wayUp(element: Element): Element[] {
  const way: Element[] = [];
  for (let part: Element | null = element; part; ) {
    way.push(part);
    const root: Node = part.getRootNode();
    part = part.parentElement ?? ("host" in root ? (root as ShadowRoot).host : null);
  }
  return way;
}

function isField(element: Element | undefined): element is HTMLInputElement {
  return element !== undefined && "value" in element;
}

/** The form that a button sends; undefined where it is no such button. */
function formOf(button: Element): HTMLFormElement | undefined {
  const { form, type }: Partial<HTMLButtonElement | HTMLInputElement> = button;
  return (type === "submit" || type === "image") && form ? form : undefined;
}

function defaultButton(phone: HTMLInputElement): Element | undefined {
  return phone.form?.querySelector("[type=submit],button:not([type])") ?? undefined;
}

const isInside = (target: EventTarget | undefined, { phone, button, consent }: OwnForm): boolean =>
  target === button ||
  target === consent ||
  Boolean(phone.form && target && holds(phone.form, target as Element));

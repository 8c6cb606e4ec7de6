/** What is known of an element when a way to find it again is sought. Plain, so that the seeking is tested without pages. */
export interface Traits {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  /** Its place among siblings of the same tag, from 1. */
  nth: number;
  /** Undefined at the root that it is looked for in. */
  parent: Traits | undefined;
}

const KEPT =
  "id name type class autocomplete inputmode placeholder aria-label title role href src for data-testid data-test data-qa data-field " +
  "data-name data-mask data-tilda-rule data-form";

export function traitsOf(element: Element): Traits {
  const attributes: Record<string, string> = {};
  for (const name of KEPT.split(" ")) {
    const value = element.getAttribute(name);
    if (value) attributes[name] = value;
  }
  let nth = 1;
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling)
    if (before.localName === element.localName) nth += 1;
  const { parentElement } = element;
  return {
    tag: element.localName,
    attributes,
    nth,
    parent: parentElement ? traitsOf(parentElement) : undefined,
  };
}

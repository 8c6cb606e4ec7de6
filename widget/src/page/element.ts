const SVG = "http://www.w3.org/2000/svg";

type Attributes = Record<string, string | boolean>;

/** One element. `true` sets an empty attribute, `false` none; never `style` (a strict CSP forbids it) and never HTML text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** A button that submits nothing, with its press handled safely by the caller. */
export function pressable(
  className: string,
  onPress: () => void,
  ...children: (Node | string)[]
): HTMLButtonElement {
  const made = element("button", { type: "button", class: className }, ...children);
  made.addEventListener("click", onPress);
  return made;
}

/** A line drawing on a 24 unit grid, in the colour of the text, hidden from screen readers. */
export function icon(path: string, className = "icon"): SVGSVGElement {
  const drawing = document.createElementNS(SVG, "svg");
  setAttributes(drawing, {
    class: className,
    viewBox: "0 0 24 24",
    "aria-hidden": "true",
    focusable: "false",
  });
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}

function setAttributes(target: Element, attributes: Attributes): void {
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value === undefined || value === false) continue;
    target.setAttribute(name, value === true ? "" : value);
  }
}

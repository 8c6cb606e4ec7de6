import type { Traits } from "./traits";

const MOST = 6;
/** Attributes that say what an element is for, the most durable first. */
const TELLING = "data-testid data-test data-qa data-field data-name name autocomplete".split(" ");
/** These change with the words of a page, or are shared by several. */
const LESS_TELLING = "aria-label title placeholder href src type".split(" ");

/**
 * Selectors for an element, the most durable first: its id where a person gave it, what it is named, its place in
 * something that has a name, and last its place in the order of things.
 * @param matches how many elements of the root a selector finds; only what finds one is kept
 */
export function selectorsFor(traits: Traits, matches: (selector: string) => number): string[] {
  const own = ownSelectors(traits);
  const anchor = anchorOf(traits.parent);
  const durable = [
    ...own.durable,
    ...(anchor ? own.durable.map((selector) => `${anchor} ${selector}`) : []),
    ...own.fair,
    ...(anchor ? [...own.fair, traits.tag].map((selector) => `${anchor} ${selector}`) : []),
    ...own.doubtful,
  ];
  const single = [...new Set(durable)].filter((selector) => matches(selector) === 1);
  return [...single.slice(0, MOST - 1), pathTo(traits)];
}

function ownSelectors({ tag, attributes }: Traits): Record<"durable" | "fair" | "doubtful", string[]> {
  const durable: string[] = [];
  const fair: string[] = [];
  const doubtful: string[] = [];
  const { id } = attributes;
  if (id && !isOfTheMoment(id)) (looksGenerated(id) ? doubtful : durable).push(byId(id));
  for (const name of TELLING) {
    const value = attributes[name];
    if (value) (isRandom(value) ? doubtful : durable).push(`${tag}${byAttribute(name, value)}`);
  }
  for (const name of LESS_TELLING) {
    const value = attributes[name];
    if (value && value.length <= 80) fair.push(`${tag}${byAttribute(name, value)}`);
  }
  // A custom element is named after what it is.
  if (tag.includes("-")) fair.push(tag);
  for (const name of classesOf(attributes.class)) fair.push(`${tag}.${name}`);
  return { durable, fair, doubtful };
}

/** The nearest thing around it that has a name of its own. */
function anchorOf(around: Traits | undefined): string | undefined {
  for (let part = around; part && part.tag !== "body"; part = part.parent) {
    const [first] = ownSelectors(part).durable;
    if (first) return first;
  }
  return undefined;
}

/** Every step down from the nearest thing with an id. */
function pathTo(traits: Traits): string {
  const steps: string[] = [];
  for (let part: Traits | undefined = traits; part; part = part.parent) {
    const { id } = part.attributes;
    if (id && part !== traits && !looksGenerated(id)) return [byId(id), ...steps].join(" > ");
    if (part.tag === "body" || part.tag === "html") return ["body", ...steps].join(" > ");
    steps.unshift(`${part.tag}:nth-of-type(${part.nth})`);
  }
  return steps.join(" > ");
}

const byAttribute = (name: string, value: string): string => `[${name}="${value.replace(/["\\]/g, "\\$&")}"]`;

const byId = (id: string): string => (/^[a-z][\w-]*$/i.test(id) ? `#${id}` : byAttribute("id", id));

/** Words that people gave; a style sheet's own names change with every build. */
const classesOf = (classes = ""): string[] =>
  classes
    .split(/\s+/)
    .filter(
      (name) =>
        /^[a-z][a-z\d_-]{2,}$/i.test(name) && !looksGenerated(name) && !/^(css|sc|jsx|is|has)-/.test(name),
    )
    .slice(0, 3);

/** React's `:r1:` and the like mean another element on the next visit. */
const isOfTheMoment = (id: string): boolean =>
  /^:|:$|^(radix|headlessui|mui|ember|react-aria)[-\d:]/i.test(id);

/** Made by a machine: may be there for years (a form builder's number), or change with the next build. */
export function looksGenerated(name: string): boolean {
  if (isOfTheMoment(name) || /\d{4,}/.test(name)) return true;
  return name.split(/[-_:.[\]]+/).some((part) => part.length >= 5 && isMixed(part));
}

/** Digits and letters by turns: `3c1f2aa`, and not `phone2` or `step1`. */
const isMixed = (part: string): boolean => (part.match(/\d+|[a-z]+/gi) ?? []).length >= 4;

/** So long and mixed that nobody typed it. A name is what the site's own server reads, so it takes more. */
const isRandom = (name: string): boolean =>
  name.split(/[-_:.[\]]+/).some((part) => part.length >= 16 && isMixed(part));

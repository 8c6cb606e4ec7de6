import { parse, type RootNode } from "regjsparser";

export interface RegexProblem {
  reason: "bad-regex" | "slow-regex";
  message: string;
}

type Node = RootNode<typeof FEATURES>;
const FEATURES = { lookbehind: true, namedGroups: true } as const;

/** Each loop that can take the same text as another multiplies the time. Addresses are cut before they are matched. */
const MOST_LOOPS = 4;
/** Repeated up to so many times is no loop. */
const FEW = 10;

/** One of each sort of character that addresses and titles are made of: sets are compared on these. */
const ALPHABET = [
  ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)),
  "\n",
  "\t",
  "é",
  "ж",
];

/**
 * Why a pattern of staff's is refused; null: it is fine. It runs on strangers' pages at every look at the rules, so it
 * must neither fail there nor hang. Stricter than need be: what is allowed reads each text in few ways.
 */
export function regexProblem(source: string): RegexProblem | null {
  const pattern = parsed(source);
  if (typeof pattern === "string") return { reason: "bad-regex", message: `Not a pattern: ${pattern}.` };
  const slow = slowness(pattern);
  return slow ? { reason: "slow-regex", message: `This pattern could take very long: ${slow}.` } : null;
}

function parsed(source: string): Node | string {
  try {
    // The engine's own opinion first: it is the one that counts in the end.
    new RegExp(source);
    return parse(source, "", FEATURES);
  } catch (error) {
    return error instanceof Error
      ? error.message.replace(/^Invalid regular expression: |\s+$/g, "")
      : "unreadable";
  }
}

function slowness(pattern: Node): string | null {
  const nodes = withinOf(pattern);
  if (nodes.some(({ type }) => type === "reference")) return "it refers back to what it matched";
  const loops = nodes.filter(isLoop);
  const tangled = loops.find((loop) => !isPlain(loop.body[0]));
  if (tangled) return `in ${tangled.raw} a repetition can read the same text in several ways`;
  const rivals = nodes.find((node) => node.type === "alternative" && hasRivals(node.body));
  if (rivals) return `in ${rivals.raw} two repetitions of the same stand side by side`;
  return loops.length > MOST_LOOPS ? `it has more than ${MOST_LOOPS} open repetitions` : null;
}

/** Whether two open repetitions follow each other and can share out one text between them: `.*.*`. */
const hasRivals = (items: readonly Node[]): boolean =>
  items.some((item, at) => {
    const next = items[at + 1];
    return isLoop(item) && next && isLoop(next) && !areApart(charactersOf(item), charactersOf(next));
  });

type Quantifier = Extract<Node, { type: "quantifier" }>;

const isQuantifier = (node: Node): node is Quantifier => node.type === "quantifier";
const isLoop = (node: Node): node is Quantifier =>
  isQuantifier(node) && (node.max === undefined || node.max > FEW);

/** What is repeated reads a text in one way: it has a fixed length, or a mark that stands nowhere else in it. */
function isPlain(body: Node): boolean {
  const inner = withinOf(body);
  if (inner.some((node) => node.type === "disjunction" && !partsAtOnce(node.body))) return false;
  const isFixed = !inner.some((node) => isQuantifier(node) && node.min !== node.max);
  return isFixed || isMarked(sequenceOf(body));
}

const partsAtOnce = (ways: readonly Node[]): boolean =>
  ways.every((way, at) => ways.slice(at + 1).every((other) => areApart(startOf(way), startOf(other))));

function isMarked(items: readonly Node[]): boolean {
  const marks = [
    { mark: items[0], rest: items.slice(1) },
    { mark: items.at(-1), rest: items.slice(0, -1) },
  ];
  return marks.some(
    ({ mark, rest }) =>
      mark !== undefined &&
      isCharacter(mark) &&
      rest.every((item) => areApart(charactersOf(mark), charactersOf(item))),
  );
}

const isCharacter = ({ type }: Node): boolean =>
  type === "value" || type === "characterClass" || type === "characterClassEscape" || type === "dot";

function sequenceOf(node: Node): readonly Node[] {
  if (node.type === "alternative") return node.body;
  if (node.type === "group" && isGroupOfText(node)) return node.body.flatMap(sequenceOf);
  return [node];
}

const isGroupOfText = ({ behavior }: Extract<Node, { type: "group" }>): boolean =>
  behavior === "normal" || behavior === "ignore";

/** A node and everything in it. Classes are looked at as a whole. */
const withinOf = (node: Node): Node[] => [node, ...bodyOf(node).flatMap(withinOf)];

const bodyOf = (node: Node): readonly Node[] =>
  node.type === "alternative" ||
  node.type === "disjunction" ||
  node.type === "group" ||
  node.type === "quantifier"
    ? node.body
    : [];

/** Characters that a text of this may begin with. */
function startOf(node: Node): Set<string> {
  if (node.type !== "alternative")
    return charactersOf(bodyOf(node).length === 1 ? (bodyOf(node)[0] ?? node) : node);
  const first = node.body.find(({ type }) => type !== "anchor");
  // An optional beginning leaves the start open: everything in the sequence counts then.
  return first && !isQuantifier(first) ? charactersOf(first) : charactersOf(node);
}

function charactersOf(node: Node): Set<string> {
  if (!isCharacter(node)) return new Set(bodyOf(node).flatMap((part) => [...charactersOf(part)]));
  const pattern = new RegExp(`^(?:${node.raw})$`, "i");
  return new Set(ALPHABET.filter((character) => pattern.test(character)));
}

const areApart = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].every((character) => !others.has(character));

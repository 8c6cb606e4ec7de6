/**
 * Rules as a shop might have them, once as data for every engine of bench/flow-eval.mjs: the first whose tests all hold
 * names its offer. A test is a fact, a question and a value.
 */
const PATHS = ["/shop", "/pricing", "/boots", "/sale", "/help", "/blog"];
const SOURCES = ["yandex", "google", "vk", "newsletter"];
const DEVICES = ["phone", "tablet", "desktop"];
const COUNTRIES = ["RU", "US", "DE", "GB", "KZ", "FR"];
const HOURS = [
  ["09:00", "12:00"],
  ["12:00", "18:00"],
  ["18:00", "22:00"],
];

/** Rules of three tests each, the first two of four. */
export const rulesOf = (count) =>
  Array.from({ length: count }, (_, at) => ({ offer: `offer-${at + 1}`, tests: testsOf(at) }));

/** 24 rules: 74 conditions, 24 offers, a start and an end are 100 nodes. */
export const RULES = rulesOf(24);

function testsOf(at) {
  const some = [
    ["device", "in", [DEVICES[at % 3]]],
    ["path", "starts", PATHS[at % PATHS.length]],
    ["country", "in", [COUNTRIES[at % 6], COUNTRIES[(at + 2) % 6]]],
    ["utm_source", "is", SOURCES[at % SOURCES.length]],
    ["seconds-on-page", "at-least", 5 + at],
    ["scroll-depth", "at-least", 10 + 2 * (at % 45)],
    ["visits", "at-least", 2 + (at % 4)],
    ["minute", "between", HOURS[at % 3].map(minutes)],
    ["weekday", "in", at % 2 ? [1, 2, 3, 4, 5] : [6, 7]],
  ];
  const chosen = [0, 2, 5, 7].slice(0, at < 2 ? 4 : 3).map((step) => (at * 4 + step) % some.length);
  return [...new Set(chosen)].map((place) => some[place]);
}

function minutes(time) {
  const [hour, minute] = time.split(":").map(Number);
  return hour * 60 + minute;
}

/** A small generator (mulberry32), so that every run decides the same. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Visitors as a widget tells of them; of some, a fact or two is not known. */
export function visitors(count, random) {
  const one = (items) => items[Math.floor(random() * items.length)];
  const upTo = (most) => Math.floor(random() * most);
  return Array.from({ length: count }, () => {
    const facts = {
      device: one(DEVICES),
      path: `${one(PATHS)}/${upTo(100)}`,
      "seconds-on-page": upTo(40),
      "scroll-depth": upTo(100),
      visits: 1 + upTo(6),
      minute: upTo(1_440),
      weekday: 1 + upTo(7),
    };
    if (random() < 0.9) facts.country = one(COUNTRIES);
    if (random() < 0.5) facts.utm_source = one(SOURCES);
    return facts;
  });
}

/** The rules as somebody would draw them: each rule a row of conditions, every "no" leading to the next row. */
export function flowOf(rules) {
  const nodes = [node("start", "start", {}), node("nothing", "nothing", {})];
  const edges = [edge("start", "next", first(0))];
  for (const [at, { offer, tests }] of rules.entries()) {
    for (const [place, test] of tests.entries()) {
      const id = `${offer}.${place}`;
      nodes.push(node(id, ...conditionOf(test)));
      edges.push(edge(id, "yes", place === tests.length - 1 ? offer : `${offer}.${place + 1}`));
      edges.push(edge(id, "no", first(at + 1)));
    }
    nodes.push(node(offer, "offer", OFFER));
  }
  return { format: 2, kind: "display", nodes, edges, notes: [] };

  function first(at) {
    return rules[at] ? `${rules[at].offer}.0` : "nothing";
  }
}

const node = (id, kind, config) => ({ id, kind, position: { x: 0, y: 0 }, config });
const edge = (from, port, to) => ({ id: `${from}.${port}`, from, port, to });

function conditionOf([fact, , value]) {
  const clock = { clock: "visitor", timeZone: "" };
  switch (fact) {
    case "device":
      return ["device", { values: value }];
    case "path":
      return ["page-url", { part: "path", match: "starts", values: [value] }];
    case "country":
      return ["country", { countries: value }];
    case "utm_source":
      return ["utm", { parameter: "source", match: "is", values: [value] }];
    case "seconds-on-page":
      return ["time-on-page", { atLeast: value }];
    case "scroll-depth":
      return ["scroll-depth", { atLeast: value }];
    case "visits":
      return ["visits", { comparison: "at-least", value, to: value }];
    case "minute":
      return [
        "time-of-day",
        {
          from: HOURS.find((hours) => minutes(hours[0]) === value[0])[0],
          to: HOURS.find((hours) => minutes(hours[1]) === value[1])[1],
          ...clock,
        },
      ];
    default:
      return ["weekday", { days: value, ...clock }];
  }
}

export const OFFER = {
  form: "popup",
  name: "Call back",
  texts: { en: { title: "Shall we call you?", text: "", button: "Call me back" } },
  appearance: { color: null, position: "right", icon: "phone", theme: null },
  fields: [],
  channels: ["call-now"],
  outsideHours: "same",
  frequency: { perSession: null, perDays: null, afterDismissalDays: 0, afterRequestDays: 0 },
};

/** The same rules as a programmer would write them for one site: a row of ifs, made once. */
export function plainCode(rules) {
  const lines = rules.map(
    ({ offer, tests }) => `if (${tests.map(expression).join(" && ")}) return "${offer}";`,
  );
  return new Function("facts", `${lines.join("\n")}\nreturn null;`);
}

function expression([fact, ask, value]) {
  const known = `facts[${JSON.stringify(fact)}]`;
  if (ask === "in") return `(${value.map((one) => `${known} === ${JSON.stringify(one)}`).join(" || ")})`;
  // Texts are compared without regard to capitals, as the flow does.
  if (ask === "starts")
    return `${known} !== undefined && ${known}.toLowerCase().startsWith(${JSON.stringify(value)})`;
  if (ask === "is") return `${known} !== undefined && ${known}.toLowerCase() === ${JSON.stringify(value)}`;
  return ask === "between" ? `${known} >= ${value[0]} && ${known} < ${value[1]}` : `${known} >= ${value}`;
}

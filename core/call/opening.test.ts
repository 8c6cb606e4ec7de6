import { describe, expect, it } from "vitest";
import type { CallOptions, NamedAccount } from "./call";
import {
  allowed,
  answered,
  assigned,
  begin,
  CUSTOMER,
  joined,
  left,
  lent,
  OPERATOR,
  play,
  pressed,
  spoken,
  type Told,
} from "./model/script";
import { isOpeningOver } from "./opening";

const GREETING = `greeting:${CUSTOMER}`;
const STANDBY = "standby.o1";
const NOTICE = `recording-notice:${CUSTOMER}`;
const BOTH = { greeting: 4_000, "recording-notice": 2_000 };

const account = (recording?: NamedAccount["recording"]): Partial<CallOptions> => ({
  accounts: [{ id: "a", provider: "any", name: "A", ...(recording ? { recording } : {}) }],
});

const OPERATOR_READY: Told[] = [begin, assigned("anna"), answered(OPERATOR), pressed(OPERATOR)];
const unsaid = (say: string): Told => ({
  type: "announcement-finished",
  legId: CUSTOMER,
  say,
  isUnsaid: true,
});

/** What is ordered upon each thing that is told after the operator is ready. */
const orders = (told: readonly Told[], options: Partial<CallOptions>): string[][] =>
  told.map((_, i) => play([...OPERATOR_READY, ...told.slice(0, i + 1)], options).words);

describe("what a customer hears before the talk", () => {
  it("is heard whole, part by part, while the operator is told to hold on", () => {
    const options = { opening: BOTH, ...account("always") };
    expect(
      orders([answered(CUSTOMER), spoken(CUSTOMER, GREETING), spoken(CUSTOMER, NOTICE)], options),
    ).toEqual([
      [`greeting to ${CUSTOMER}`, `customer-greeted to ${OPERATOR}`],
      [`recording-notice to ${CUSTOMER}`],
      ["join, recorded"],
    ]);
  });

  it("is nothing where nothing is to be said", () => {
    expect(orders([answered(CUSTOMER)], account("asked"))).toEqual([["join, not recorded"]]);
  });

  it.each([
    ["the account records by itself", account("always"), undefined, true],
    ["the call says so", account("asked"), true, true],
    ["neither says so", account("asked"), undefined, false],
    ["the call says not", account("always"), false, false],
    ["the account cannot", account(), true, false],
  ] as const)("tells of the recording according to whether %s", (_, accounts, record, told) => {
    const opening = { "recording-notice": 2_000 };
    const options = { opening, ...accounts, ...(record === undefined ? {} : { record }) };
    const [first] = orders([answered(CUSTOMER)], options);
    expect(first?.includes(`recording-notice to ${CUSTOMER}`)).toBe(told);
  });

  it("does not let somebody be recorded who could not be told", () => {
    const options = { opening: { "recording-notice": 2_000 }, record: true, ...account("asked") };
    expect(orders([answered(CUSTOMER), unsaid(NOTICE)], options)[1]).toEqual(["join, not recorded"]);
    expect(orders([answered(CUSTOMER), "timer"], options)[1]).toEqual(["join, not recorded"]);
  });

  it("is not ended by the report of something else", () => {
    const told: Told[] = [answered(CUSTOMER), spoken(CUSTOMER, "whisper:other"), spoken(OPERATOR)];
    expect(orders(told, { opening: BOTH, ...account("always") }).slice(1)).toEqual([[], []]);
  });

  it("is said to nobody who is a machine", () => {
    const [words] = orders([answered(CUSTOMER, true)], { opening: BOTH, ...account("always") });
    expect(words).toEqual([`hang up ${CUSTOMER}`]);
  });

  it("ends with an apology where the operator leaves meanwhile", () => {
    const options = { opening: BOTH, ...account("always") };
    expect(orders([answered(CUSTOMER), left(OPERATOR)], options)[1]).toEqual([
      "release anna: none",
      `apology to ${CUSTOMER}`,
    ]);
  });
});

describe("a customer who is on the line first", () => {
  const options: Partial<CallOptions> = {
    order: "smart",
    opening: { greeting: 4_000 },
    ...account("always"),
  };
  const answeredFirst = [begin, allowed, answered(CUSTOMER)];

  it("hears it while an operator is looked for, and no second greeting after it", () => {
    expect(play(answeredFirst, options).words).toEqual([`greeting to ${CUSTOMER}`, "request-operator"]);
    const { words, call } = play([...answeredFirst, spoken(CUSTOMER, GREETING)], options);
    expect(words).toEqual([]);
    expect(call.timers["customer-wait"]).toBeDefined();
  });

  it("hears it to its end where an operator is there at once", () => {
    const introduced = play([...answeredFirst, lent(STANDBY)], options);
    expect(introduced.words).toEqual([`short-whisper to ${STANDBY}`]);
    const waiting = play([spoken(STANDBY, `whisper:${STANDBY}:call`)], options, introduced);
    expect(waiting.words).toEqual([`customer-greeted to ${STANDBY}`]);
    expect(play([spoken(CUSTOMER, GREETING)], options, waiting).words).toEqual(["join, recorded"]);
  });

  it("is greeted in our words after a notice alone", () => {
    const { words } = play([...answeredFirst, spoken(CUSTOMER, NOTICE)], {
      ...options,
      opening: { "recording-notice": 2_000 },
    });
    expect(words).toEqual([`greeting to ${CUSTOMER}`]);
  });

  it("is not told again when the operator leaves in the instant of the join", () => {
    const { call, words } = play(
      [...answeredFirst, lent(STANDBY), spoken(CUSTOMER, GREETING), left(STANDBY), joined],
      options,
    );
    const customer = call.legs.find(({ id }) => id === CUSTOMER);
    expect(words.some((word) => word.startsWith("greeting"))).toBe(false);
    expect(customer && isOpeningOver(customer)).toBe(true);
  });
});

import type { PhoneType } from "../phone/phone";

/**
 * What is known of a request when it comes, as far as spam gives itself away by it. "Lately" is the last 24 hours, and
 * everything is counted within the workspace, without this request itself.
 */
export interface RequestClues {
  /** Requests for the same number, lately. */
  sameNumber: number;
  /** Other sites on which it was asked for, lately. */
  otherSites: number;
  /** Other addresses from which it was asked for, lately. */
  otherAddresses: number;
  /** Other numbers that the same visitor has asked calls to, lately. */
  visitorNumbers: number;
  /** Other numbers that were asked for from the same address, lately: an office may share one. */
  addressNumbers: number;
  /** Talks with this number of which operators said that they were spam, at any time; and that it was a wrong number. */
  saidSpam: number;
  saidWrongNumber: number;
  /** Callbacks to this number that ended without the customer being reached, at any time. */
  unreached: number;
  /** Talks with this number that were neither spam nor a wrong number, at any time. */
  talks: number;
  /** From when the form was shown until it was sent; null: nobody told. */
  fillSeconds: number | null;
  /** E.164 */
  phone: string;
  phoneType: PhoneType;
  /** ISO 3166-1 alpha-2, of the number and of where the visitor is; null: not known. */
  phoneCountry: string;
  visitorCountry: string | null;
}

export const SPAM_SIGNS = [
  "same-number",
  "other-sites",
  "other-addresses",
  "visitor-numbers",
  "address-numbers",
  "said-spam",
  "said-wrong-number",
  "unreached",
  "talked",
  "too-fast",
  "made-up",
  "number-type",
  "elsewhere",
] as const;
export type SpamSignName = (typeof SPAM_SIGNS)[number];

/** One reason for the score. */
export interface SpamSign {
  sign: SpamSignName;
  /** What it adds; below 0: it speaks for the customer. */
  points: number;
  /** How many, how long or which, as a sentence about it says. */
  value: number | string;
}

export interface SpamWeight {
  /** 0 (nothing speaks for spam) to 100. */
  score: number;
  /** What made it, the heaviest first. */
  signs: SpamSign[];
}

/** From here on people are shown a mark. */
export const SUSPICIOUS_FROM = 50;

/**
 * How much a request looks like spam. No single sign but an operator's own word makes it suspicious: people mistype,
 * share an address and are impatient.
 */
export function weighRequest(clues: RequestClues): SpamWeight {
  const signs = SPAM_SIGNS.flatMap((sign): SpamSign[] => {
    const [points, value] = WEIGHTS[sign](clues);
    return points === 0 ? [] : [{ sign, points, value }];
  });
  const sum = signs.reduce((total, { points }) => total + points, 0);
  return {
    score: Math.min(100, Math.max(0, sum)),
    signs: signs.sort((one, other) => Math.abs(other.points) - Math.abs(one.points)),
  };
}

type Weighed = readonly [points: number, value: number | string];

/** The points of the highest step that is reached. */
const steps = (value: number, ...reached: (readonly [from: number, points: number])[]): Weighed => [
  reached.findLast(([from]) => value >= from)?.[1] ?? 0,
  value,
];

const WEIGHTS: Record<SpamSignName, (clues: RequestClues) => Weighed> = {
  // Once more is impatience.
  "same-number": ({ sameNumber }) => steps(sameNumber, [2, 15], [3, 30], [5, 45]),
  "other-sites": ({ otherSites }) => steps(otherSites, [1, 10], [2, 30], [3, 45]),
  // A phone goes from Wi-Fi to its network and back: one other address is nothing.
  "other-addresses": ({ otherAddresses }) => steps(otherAddresses, [2, 15], [3, 30]),
  // One other number is a mistyped one that was put right.
  "visitor-numbers": ({ visitorNumbers }) => steps(visitorNumbers, [2, 25], [3, 40], [5, 60]),
  "address-numbers": ({ addressNumbers }) => steps(addressNumbers, [3, 10], [6, 25], [10, 40]),
  "said-spam": ({ saidSpam }) => steps(saidSpam, [1, 60], [2, 80]),
  "said-wrong-number": ({ saidWrongNumber }) => steps(saidWrongNumber, [1, 35], [2, 55]),
  unreached: ({ unreached }) => steps(unreached, [2, 10], [3, 20], [5, 30]),
  talked: ({ talks }) => steps(talks, [1, -25], [3, -40]),
  "too-fast": ({ fillSeconds }) => [fillSeconds !== null && fillSeconds < 2 ? 30 : 0, fillSeconds ?? 0],
  "made-up": ({ phone }) => [looksMadeUp(phone) ? 35 : 0, phone.slice(-MADE_UP_DIGITS)],
  "number-type": ({ phoneType }) => [NUMBER_TYPES[phoneType] ?? 0, phoneType],
  elsewhere: ({ phoneCountry, visitorCountry }) => [
    visitorCountry !== null && visitorCountry !== phoneCountry ? 15 : 0,
    visitorCountry ?? "",
  ],
};

/** Numbers that nobody carries about; of an unknown range the plan may simply be newer than ours. */
const NUMBER_TYPES: Partial<Record<PhoneType, number>> = {
  voip: 15,
  "toll-free": 25,
  other: 20,
  unknown: 10,
};

const MADE_UP_DIGITS = 7;
/** So many digits that go up or down by one are no accident: 1234567, 9876543. */
const LONGEST_RUN = 6;

/** How people type a number that is not theirs: 0000000, 1212121, 1234567. */
export function looksMadeUp(e164: string): boolean {
  const digits = [...e164.slice(-MADE_UP_DIGITS)].map(Number);
  if (digits.length < MADE_UP_DIGITS) return false;
  const repeatsAfter = (period: number) =>
    digits.every((digit, at) => at < period || digit === digits[at - period]);
  return (
    repeatsAfter(1) ||
    repeatsAfter(2) ||
    longestRun(digits, 1) >= LONGEST_RUN ||
    longestRun(digits, -1) >= LONGEST_RUN
  );
}

function longestRun(digits: readonly number[], by: 1 | -1): number {
  let longest = 0;
  let run = 0;
  for (const [at, digit] of digits.entries()) {
    run = at > 0 && digit === (digits[at - 1] ?? 0) + by ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/**
 * Who has to be told that a talk is recorded: as far as a country can be known from a number, and no further. In which
 * state somebody lives, or where they are just now, no number tells; so wherever the law of a part of a country asks for
 * it, everybody in the country is told. Of countries that are not in the table nothing is known: there too everybody is
 * told. Not legal advice: a workspace may always tell more people than this.
 */
export const NOTICE_MODES = ["law", "always", "countries", "never"] as const;
export type NoticeMode = (typeof NOTICE_MODES)[number];

interface Law {
  /** ISO 3166-1 alpha-2 */
  countries: readonly string[];
  asks: boolean;
  /** The rule that decides it. */
  source: string;
}

/** EU and EEA. */
const GDPR =
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split(" ");

export const LAWS: readonly Law[] = [
  {
    countries: GDPR,
    asks: true,
    source: "Regulation (EU) 2016/679, Art. 13; in Germany also StGB § 201, in France Code pénal 226-1",
  },
  {
    countries: ["GB"],
    asks: true,
    source: "UK GDPR Art. 13; SI 2018/356 (interception by businesses), reg. 4",
  },
  { countries: ["CH"], asks: true, source: "StGB Art. 179ter; DSG Art. 19" },
  {
    countries: ["US"],
    asks: true,
    source:
      "18 U.S.C. § 2511(2)(d) does not; Cal. Penal Code § 632 and other states do, and no number tells the state",
  },
  { countries: ["CA"], asks: true, source: "PIPEDA, Schedule 1, 4.3" },
  {
    countries: ["AU"],
    asks: true,
    source: "Telecommunications (Interception and Access) Act 1979, ss. 6, 7; laws of the states",
  },
  { countries: ["NZ"], asks: true, source: "Privacy Act 2020, s. 22, principle 3" },
  { countries: ["RU"], asks: true, source: "Federal Law 152-FZ of 27 July 2006, Arts. 9, 18" },
  { countries: ["BY"], asks: true, source: "Law 99-Z of 7 May 2021, Art. 5" },
  { countries: ["KZ"], asks: true, source: "Law 94-V of 21 May 2013, Arts. 7, 8" },
  { countries: ["UA"], asks: true, source: "Law 2297-VI of 1 June 2010, Art. 12" },
  { countries: ["TR"], asks: true, source: "Law 6698 (KVKK), Art. 10" },
  { countries: ["BR"], asks: true, source: "Law 13.709/2018 (LGPD), Art. 9" },
  { countries: ["ZA"], asks: true, source: "RICA 70 of 2002, s. 4, does not; POPIA 4 of 2013, s. 18, does" },
  { countries: ["SG"], asks: true, source: "Personal Data Protection Act 2012, s. 20" },
  { countries: ["HK"], asks: true, source: "Cap. 486, Schedule 1, principle 1(3)" },
  {
    countries: ["JP"],
    asks: false,
    source:
      "Supreme Court, 12 July 2000: who talks may record; APPI Art. 21: the purpose may be published instead",
  },
  {
    countries: ["IL"],
    asks: false,
    source: "Secret Monitoring Law 5739-1979, s. 2: the consent of one party",
  },
];

/** Whether the law of a country asks for it. `country`: ISO 3166-1 alpha-2; null: not known. */
export const lawAsks = (country: string | null): boolean =>
  LAWS.find(({ countries }) => country !== null && countries.includes(country))?.asks ?? true;

/** Whether a customer is told that the talk is recorded, where it is. `countries`: of the mode "countries". */
export function isTold(
  { mode, countries }: { mode: NoticeMode; countries: readonly string[] },
  country: string | null,
): boolean {
  switch (mode) {
    case "law":
      return lawAsks(country);
    case "always":
      return true;
    case "countries":
      return country === null || countries.includes(country);
    case "never":
      return false;
  }
}

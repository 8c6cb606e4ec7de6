/** What the demo shop sells. Names and descriptions are in messages/<language>/demo.json under the same slug. */

export interface BootLook {
  kind: "boot";
  upper: string;
  shade: string;
  sole: string;
  trim: string;
  cut: "high" | "low";
  cuff: "fur" | "band" | "none";
  closing: "laces" | "elastic" | "none";
}

export interface JacketLook {
  kind: "jacket";
  body: string;
  shade: string;
  trim: string;
  lining: string;
  length: "long" | "short";
  hood: "fur" | "plain" | "none";
  surface: "quilted" | "plain" | "yoke";
}

export interface Product {
  slug: ProductSlug;
  look: BootLook | JacketLook;
  /** The tile behind the drawing: from, to. */
  backdrop: [string, string];
  /** Whole units. */
  price: { rub: number; usd: number };
  sizes: readonly string[];
  /** Degrees Celsius it is made for. */
  warmTo: number;
  weightGrams: number;
}

const EU_SIZES = ["38", "39", "40", "41", "42", "43", "44", "45"];
const LETTERS = ["XS", "S", "M", "L", "XL"];

const boot = (look: Omit<BootLook, "kind">): BootLook => ({ kind: "boot", ...look });
const jacket = (look: Omit<JacketLook, "kind">): JacketLook => ({ kind: "jacket", ...look });

export const PRODUCTS: readonly Product[] = [
  {
    slug: "winter-boots",
    look: boot({
      upper: "#9a5b34",
      shade: "#7c4526",
      sole: "#2e2a28",
      trim: "#e9dfd0",
      cut: "high",
      cuff: "fur",
      closing: "laces",
    }),
    backdrop: ["#f1e3d3", "#dfc6ab"],
    price: { rub: 18_900, usd: 210 },
    sizes: EU_SIZES,
    warmTo: -30,
    weightGrams: 780,
  },
  {
    slug: "storm-parka",
    look: jacket({
      body: "#2f5148",
      shade: "#24413a",
      trim: "#d9c6a5",
      lining: "#c0713c",
      length: "long",
      hood: "fur",
      surface: "plain",
    }),
    backdrop: ["#dfe8e2", "#bccdc3"],
    price: { rub: 42_500, usd: 470 },
    sizes: LETTERS,
    warmTo: -35,
    weightGrams: 1_450,
  },
  {
    slug: "trail-boots",
    look: boot({
      upper: "#4d5b4a",
      shade: "#3b4739",
      sole: "#26282a",
      trim: "#e2a03f",
      cut: "low",
      cuff: "band",
      closing: "laces",
    }),
    backdrop: ["#e6e8db", "#c8cdb4"],
    price: { rub: 15_400, usd: 170 },
    sizes: EU_SIZES,
    warmTo: -15,
    weightGrams: 560,
  },
  {
    slug: "down-jacket",
    look: jacket({
      body: "#c8643c",
      shade: "#a84e2b",
      trim: "#f0d9c6",
      lining: "#3a3f4a",
      length: "short",
      hood: "plain",
      surface: "quilted",
    }),
    backdrop: ["#f4e2d8", "#e4c0ac"],
    price: { rub: 29_900, usd: 330 },
    sizes: LETTERS,
    warmTo: -25,
    weightGrams: 610,
  },
  {
    slug: "felt-boots",
    look: boot({
      upper: "#8d8f96",
      shade: "#74767e",
      sole: "#3d3b3a",
      trim: "#b3473d",
      cut: "high",
      cuff: "band",
      closing: "none",
    }),
    backdrop: ["#e6e7ec", "#c9ccd6"],
    price: { rub: 11_200, usd: 125 },
    sizes: EU_SIZES,
    warmTo: -40,
    weightGrams: 690,
  },
  {
    slug: "fleece-jacket",
    look: jacket({
      body: "#e4d7c3",
      shade: "#cbbba3",
      trim: "#3c6577",
      lining: "#3c6577",
      length: "short",
      hood: "none",
      surface: "yoke",
    }),
    backdrop: ["#dce6ea", "#b7cbd4"],
    price: { rub: 12_800, usd: 140 },
    sizes: LETTERS,
    warmTo: -5,
    weightGrams: 430,
  },
  {
    slug: "chelsea-boots",
    look: boot({
      upper: "#3a3032",
      shade: "#292123",
      sole: "#8a5a3b",
      trim: "#6c4a3a",
      cut: "low",
      cuff: "none",
      closing: "elastic",
    }),
    backdrop: ["#ece1da", "#d2beb2"],
    price: { rub: 16_700, usd: 185 },
    sizes: EU_SIZES,
    warmTo: -10,
    weightGrams: 620,
  },
  {
    slug: "shell-jacket",
    look: jacket({
      body: "#2f5f8a",
      shade: "#254d71",
      trim: "#f0b429",
      lining: "#16293b",
      length: "short",
      hood: "plain",
      surface: "plain",
    }),
    backdrop: ["#dde7f1", "#b5cbe0"],
    price: { rub: 26_300, usd: 290 },
    sizes: LETTERS,
    warmTo: -5,
    weightGrams: 390,
  },
];

export type ProductSlug =
  | "winter-boots"
  | "trail-boots"
  | "felt-boots"
  | "chelsea-boots"
  | "storm-parka"
  | "down-jacket"
  | "fleece-jacket"
  | "shell-jacket";

export const findProduct = (slug: string): Product | undefined =>
  PRODUCTS.find((product) => product.slug === slug);

export const productsOf = (kind: Product["look"]["kind"]): Product[] =>
  PRODUCTS.filter((product) => product.look.kind === kind);

/** The price as the reader's language writes it: roubles in Russian, dollars in English. */
export function priceText(price: Product["price"], locale: string): string {
  const currency = locale === "ru" ? "RUB" : "USD";
  const amount = locale === "ru" ? price.rub : price.usd;
  return new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(
    amount,
  );
}

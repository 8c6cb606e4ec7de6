import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** The only file where a colour is a literal. theme.test.ts keeps every pair of them readable. */

/** Ink: neutrals with a breath of blue. Index 6 is the quietest that may carry text on white. */
const gray: MantineColorsTuple = [
  "#f7f8fa",
  "#eff1f5",
  "#e4e7ed",
  "#d5dae3",
  "#bac2cf",
  "#8791a3",
  "#5f6b7e",
  "#454f60",
  "#2c3442",
  "#171c26",
];

/** Ink at night, lightest first as Mantine wants it: 2 is dimmed text, 4 borders, 6 raised surfaces, 7 the body. */
const dark: MantineColorsTuple = [
  "#d9dee7",
  "#b9c1ce",
  "#9aa4b5",
  "#717b8c",
  "#363d49",
  "#2b313c",
  "#212630",
  "#181c24",
  "#13161d",
  "#0e1116",
];

const violet: MantineColorsTuple = [
  "#f1f0ff",
  "#dfddfb",
  "#bdb8f0",
  "#9990e6",
  "#7a6ede",
  "#675ad9",
  "#5c4ed6",
  "#4d3fbd",
  "#4437a9",
  "#392e95",
];

/** Beside the tone of the same name; index 6 carries white words in both schemes: the button that takes a call. */
const green: MantineColorsTuple = [
  "#e1f5e7",
  "#c5e9d0",
  "#97d6ab",
  "#66c084",
  "#40ab64",
  "#27964b",
  "#1d7f3d",
  "#176c33",
  "#14592c",
  "#104a25",
];

const red: MantineColorsTuple = [
  "#fdeaea",
  "#fbd5d6",
  "#f4a9ab",
  "#ee8083",
  "#e66a6e",
  "#d9484d",
  "#c8343a",
  "#b3262b",
  "#931d22",
  "#74161a",
];

export const TONES = ["grey", "cyan", "amber", "blue", "violet", "green", "red"] as const;
/** A status colour by name; what it stands for is said where it is used, with an icon and a word beside it. */
export type Tone = (typeof TONES)[number];

/** `text` is readable on `fill` and on the page; `line` is for bars, dots and outlines. */
export interface ToneColors {
  text: string;
  fill: string;
  line: string;
}

export const TONE_COLORS: Record<Tone, { light: ToneColors; dark: ToneColors }> = {
  grey: {
    light: { text: "#4b5565", fill: "#eef0f4", line: "#8791a3" },
    dark: { text: "#b9c1ce", fill: "#2a303b", line: "#717b8c" },
  },
  cyan: {
    light: { text: "#0b6677", fill: "#e0f4f8", line: "#1f93a9" },
    dark: { text: "#6fd3e3", fill: "#12333a", line: "#2aa6bd" },
  },
  amber: {
    light: { text: "#854800", fill: "#fff0d6", line: "#c97f0a" },
    dark: { text: "#f3bd62", fill: "#3a2a0e", line: "#d18f1e" },
  },
  blue: {
    light: { text: "#1f57b8", fill: "#e6effd", line: "#3f7be0" },
    dark: { text: "#8fb8ff", fill: "#172c4d", line: "#4683e6" },
  },
  violet: {
    light: { text: "#5a3fc4", fill: "#efebfe", line: "#8064e6" },
    dark: { text: "#b9a8ff", fill: "#2a2350", line: "#8468ea" },
  },
  green: {
    light: { text: "#14692f", fill: "#e1f5e7", line: "#27964b" },
    dark: { text: "#7fd69a", fill: "#14351f", line: "#2fa255" },
  },
  red: {
    light: { text: "#b3262b", fill: "#fdeaea", line: "#d9484d" },
    dark: { text: "#ff9c9c", fill: "#431d20", line: "#dd5a5e" },
  },
};

/** Surfaces and text of the page itself, by scheme. */
export const SURFACES = {
  light: {
    body: "#ffffff",
    raised: gray[0],
    text: gray[9],
    dimmed: gray[6],
    link: violet[6],
    border: gray[2],
  },
  dark: { body: dark[7], raised: dark[6], text: dark[0], dimmed: dark[2], link: violet[3], border: dark[4] },
} as const;

export const PRIMARY = { light: violet[6], dark: violet[5] } as const;

/** Takes a call: `color={ANSWER}`, the same by day and by night. */
export const ANSWER = "green.6";
export const ANSWER_GROUND = green[6];

const HELP_SIZE = "13px";
const HELP_LINES = { lineHeight: 1.4 };
const helpSizes = () => ({
  description: { "--input-description-size": HELP_SIZE },
  error: { "--input-error-size": HELP_SIZE },
});

export const theme = createTheme({
  primaryColor: "violet",
  primaryShade: { light: 6, dark: 5 },
  colors: { violet, gray, dark, red, green },
  black: gray[9],
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "22px", lineHeight: "1.3" },
      h2: { fontSize: "16px", lineHeight: "1.4" },
      h3: { fontSize: "14px", lineHeight: "1.45" },
    },
  },
  defaultRadius: 8,
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "18px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.5" },
  shadows: { md: "0 8px 24px rgb(15 18 23 / 14%)" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: "sm" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
    Text: { defaultProps: { size: "md" } },
    TextInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm" } },
    Paper: { defaultProps: { withBorder: true } },
    Card: { defaultProps: { withBorder: true, padding: "md" } },
    Table: { defaultProps: { verticalSpacing: 10, horizontalSpacing: "sm" } },
    // The placeholder is a child that no menu may have (ARIA 1.2, "menu": required owned elements). Without it the first
    // item has the focus, as in any other menu.
    Menu: { defaultProps: { shadow: "md", withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: "md" } },
    // The smallest one's words touch the lines between them.
    SegmentedControl: {
      vars: (_: unknown, { size }: { size?: unknown }) => ({
        root: size === "xs" ? { "--sc-padding": "3px 10px" } : {},
      }),
    },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Modal: { defaultProps: { centered: true }, styles: { title: { fontSize: 16, fontWeight: 600 } } },
    Anchor: { defaultProps: { underline: "hover" } },
    Badge: { vars: () => ({ root: { "--badge-fz": "12px", "--badge-height": "20px" } }) },
    Kbd: { defaultProps: { size: "sm" } },
    // Beside and under a field Mantine writes two pixels smaller than the field itself: too small to be read in passing.
    InputWrapper: { vars: helpSizes, styles: { label: { marginBottom: 3 }, description: HELP_LINES } },
    InputDescription: { vars: helpSizes, styles: { description: HELP_LINES } },
    InputError: { vars: helpSizes },
  },
});

const toneVariables = (scheme: "light" | "dark"): Record<string, string> =>
  Object.fromEntries(
    TONES.flatMap((tone) =>
      Object.entries(TONE_COLORS[tone][scheme]).map(([part, color]) => [`--tone-${tone}-${part}`, color]),
    ),
  );

const surfaceVariables = (scheme: "light" | "dark"): Record<string, string> => {
  const surface = SURFACES[scheme];
  return {
    "--mantine-color-body": surface.body,
    "--mantine-color-dimmed": surface.dimmed,
    "--mantine-color-anchor": surface.link,
    "--mantine-color-placeholder": surface.dimmed,
    "--mantine-color-error": TONE_COLORS.red[scheme].text,
    // Buttons that remove something: Mantine's own is nearly white by night.
    "--mantine-color-red-light-color": TONE_COLORS.red[scheme].text,
    "--mantine-color-default-border": surface.border,
    "--surface-raised": surface.raised,
    "--surface-border": surface.border,
  };
};

/** Tokens for CSS modules: `--tone-<tone>-text|fill|line`, `--surface-raised`, `--surface-border`. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...toneVariables("light"), ...surfaceVariables("light") },
  dark: { ...toneVariables("dark"), ...surfaceVariables("dark") },
});

import { useFormatter, useTranslations } from "next-intl";
import type { JudgedArm } from "@/core/experiment/judge-experiment";

interface Stated {
  name: string;
  control: string;
  versus: NonNullable<JudgedArm["versus"]>;
  lift: number;
}

const MANY_TIMES = 6;

/** What the numbers say of a variant, in a sentence that is true whenever it is read. */
export function useStatement() {
  const t = useTranslations("flow-experiments.statement");
  const format = useFormatter();
  /** +30 %, and from six times as many on, where percents say little, ×6. */
  const change = (ratio: number) =>
    ratio >= MANY_TIMES
      ? `×${format.number(ratio, { maximumFractionDigits: 0 })}`
      : format.number(ratio - 1, { style: "percent", signDisplay: "exceptZero", maximumFractionDigits: 0 });
  return ({ name, control, versus, lift }: Stated): string => {
    const { verdict, ratio, bounds, moreVisitors } = versus;
    const isOpen = !Number.isFinite(bounds.to);
    const range = isOpen
      ? t("atLeast", { from: change(bounds.from) })
      : t("between", { from: change(bounds.from), to: change(bounds.to) });
    const words = { name, control, range, wanted: format.number(lift / 100, { style: "percent" }) };
    if (verdict === "too-early") {
      const soFar = isOpen && bounds.from < 1 ? t("anything", words) : t("soFar", words);
      if (moreVisitors === null) return `${soFar} ${t("tooFew")}`;
      const needed = moreVisitors
        ? t("needed", { ...words, count: roundUp(moreVisitors) })
        : t("soon", words);
      return `${soFar} ${needed}`;
    }
    if (verdict === "better" && ratio === null) return t("betterThanNone", words);
    return t(verdict, { ...words, estimate: change(ratio ?? 1) });
  };
}

/** Two digits: more would promise a precision that the estimate does not have. */
function roundUp(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / unit) * unit;
}

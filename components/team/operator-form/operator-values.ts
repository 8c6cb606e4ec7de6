import type { inferRouterOutputs } from "@trpc/server";
import type { Skill } from "@/core/call/wishes";
import type { SpokenLanguage } from "@/core/dispatch/spoken-languages";
import { formatPhone } from "@/core/phone/format-phone";
import { checkHours } from "@/core/schedule/check-hours";
import type { WeeklyHours } from "@/core/schedule/hours";
import type { AppRouter } from "@/server/trpc/root";
import type { OperatorView } from "../team";

export type Member = inferRouterOutputs<AppRouter>["operators"]["members"][number];

export interface OperatorValues extends Record<string, unknown> {
  name: string;
  /** As typed. */
  phone: string;
  endpoint: "phone" | "browser";
  memberId: string | null;
  timeZone: string | null;
  hours: WeeklyHours | null;
  /** A new row stands empty until its name is typed. */
  skills: Skill[];
  languages: SpokenLanguage[];
}

/** What an operator's form begins with. */
export const operatorValues = (operator: OperatorView | undefined): OperatorValues => ({
  name: operator?.name ?? "",
  phone: operator ? formatPhone(operator.phone) : "",
  endpoint: operator?.endpoint ?? "phone",
  memberId: operator?.memberId ?? null,
  timeZone: operator?.timeZone ?? null,
  hours: operator?.hours ?? null,
  skills: operator?.skills ?? [],
  languages: operator?.languages ?? [],
});

/** Field → the code of what is wrong with it; hours say more beside the very hour. */
export const checkOperator = ({ name, phone, hours, skills }: OperatorValues): Record<string, string> => ({
  ...(name.trim() === "" && { name: "required" }),
  ...(phone.trim() === "" && { phone: "phone-empty" }),
  ...(hasTwice(skills) && { skills: "twice" }),
  ...(hours && checkHours(hours).length > 0 && { hours: "invalid" }),
});

/** Rows without a name are left out when it is saved. */
function hasTwice(skills: readonly Skill[]): boolean {
  const names = skills.map(({ name }) => name.trim().toLowerCase()).filter(Boolean);
  return new Set(names).size < names.length;
}

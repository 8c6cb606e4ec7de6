import { networkOf } from "../../platform/client-address";
import { env } from "../../platform/env";
import { consume, type Limit } from "../../platform/rate-limits";
import type { VisitorTexts } from "../../visitor-texts/visitor-texts";
import { ProblemError } from "./problem";
import type { IntakeSite } from "./site-for-intake";

interface Asked {
  site: IntakeSite;
  phone: string;
  ip: string;
  texts: VisitorTexts;
}

type Words = "problem.tooManyFromHere" | "problem.tooManyForNumber" | "problem.tooManyForSite";

/**
 * Keeps strangers from bombing a phone through us. By number it counts across all workspaces: that is how callback
 * bombing works, through many sites. The address comes first: who was stopped by it cannot use up other people's
 * numbers. In demo mode the address limit is wide: a newcomer plays.
 * @throws ProblemError rate-limited
 */
export async function checkLimits({ site, phone, ip, texts }: Asked): Promise<void> {
  const limits: [Limit, Words][] = [
    [{ name: "intake-ip", key: networkOf(ip), ...env().limits.address }, "problem.tooManyFromHere"],
    [{ name: "intake-number", key: phone, ...env().limits.number }, "problem.tooManyForNumber"],
    [{ name: "intake-site", key: site.id, ...env().limits.site }, "problem.tooManyForSite"],
  ];
  for (const [limit, words] of limits) {
    const consumed = await consume(limit);
    if (consumed.ok) continue;
    const text = texts(words, { minutes: Math.max(1, Math.ceil(consumed.retryAfterSeconds / 60)) });
    throw new ProblemError("rate-limited", text, {
      retryAfterSeconds: consumed.retryAfterSeconds,
      ...(words === "problem.tooManyForNumber" ? { errors: { phone: text } } : {}),
    });
  }
}

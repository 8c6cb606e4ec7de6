import { type DispositionChoice, STANDARD_DISPOSITIONS } from "@/core/disposition/disposition";
import { dispositionsSchema } from "@/core/disposition/document";
import { visitorTexts } from "./visitor-texts";

/** A workspace's choices as stored; the standard ones, named in its language, where it has none of its own. */
export function readDispositions(stored: unknown, language: string): DispositionChoice[] {
  const own = dispositionsSchema.safeParse(stored);
  if (own.success) return own.data;
  const texts = visitorTexts(language);
  return STANDARD_DISPOSITIONS.map((key) => ({ key, name: texts(`disposition.${key}`) }));
}

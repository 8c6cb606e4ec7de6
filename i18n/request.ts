import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLanguage, LANGUAGES, type Language, NAMESPACES } from "./languages";

/** The reader's language: their choice (cookie), else the browser's wish, else English. */
async function readLanguage(): Promise<Language> {
  const chosen = (await cookies()).get("language")?.value;
  if (isLanguage(chosen)) return chosen;
  const wishes = ((await headers()).get("accept-language") ?? "")
    .split(",")
    .map((wish) => wish.trim().slice(0, 2));
  return wishes.find(isLanguage) ?? LANGUAGES[0];
}

export default getRequestConfig(async () => {
  const locale = await readLanguage();
  const loaded = await Promise.all(
    NAMESPACES.map(
      async (name) => [name, (await import(`../messages/${locale}/${name}.json`)).default] as const,
    ),
  );
  return { locale, messages: Object.fromEntries(loaded), timeZone: "UTC" };
});

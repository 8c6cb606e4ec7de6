import slugify from "@sindresorhus/slugify";
import type { Tx } from "../platform/db";

/** First parts of addresses that are pages of the product itself. */
const TAKEN = new Set([
  "api",
  "demo",
  "docs",
  "forgot-password",
  "invitations",
  "reset-password",
  "set-up",
  "sign-in",
  "widget",
  "static",
  "workspace",
]);

/** A free address for a workspace, from its name: "ООО Ромашка" → "ooo-romashka". Unique within the transaction's view. */
export async function nameAddress(tx: Tx, name: string): Promise<string> {
  const base = slugify(name).slice(0, 40).replace(/-+$/, "") || "workspace";
  const rows = await tx.workspace.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const used = new Set([...TAKEN, ...rows.map(({ slug }) => slug)]);
  if (!used.has(base)) return base;
  for (let number = 2; ; number++) if (!used.has(`${base}-${number}`)) return `${base}-${number}`;
}

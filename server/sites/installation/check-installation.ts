import { AppError } from "../../platform/app-error";
import { env } from "../../platform/env";
import { consume } from "../../platform/rate-limits";
import type { WorkspaceId } from "../../platform/workspace-id";
import { getSite } from "../queries";
import { type CspBlock, findCspBlock } from "./csp";
import { type FetchProblem, fetchPage, PageError } from "./fetch-page";
import { readPage } from "./read-page";

/** What the check saw on the site's page, precisely. */
export type InstallationCheck =
  | { kind: "found"; page: string }
  /** The widget is there, with keys of other sites (null: with none at all). */
  | { kind: "other-key"; page: string; keys: (string | null)[] }
  | { kind: "not-found"; page: string; hasTagManager: boolean }
  | ({ kind: "blocked"; page: string } & CspBlock)
  | { kind: "bad-answer"; page: string; status: number; contentType: string }
  | { kind: "unreachable"; page: string; problem: FetchProblem };

/**
 * Fetches the site's page and looks for the snippet. Ten times a minute a workspace: it makes this server send requests.
 * @throws AppError not-found, rate-limited
 */
export async function checkInstallation(
  workspaceId: WorkspaceId,
  siteId: string,
): Promise<InstallationCheck> {
  const site = await getSite(workspaceId, siteId);
  const limit = await consume({ name: "check-installation", key: workspaceId, points: 10, seconds: 60 });
  if (!limit.ok)
    throw new AppError("rate-limited", `Try again in ${limit.retryAfterSeconds} seconds.`, {
      reason: "too-many-tries",
      fields: { retryAfterSeconds: String(limit.retryAfterSeconds) },
    });
  return inspect(site.url, site.key, env().publicUrl);
}

/** The check itself, for a page and a key. */
export async function inspect(url: string, siteKey: string, publicUrl: string): Promise<InstallationCheck> {
  const page = await fetchPage(url, new URL(publicUrl).origin).catch((error: unknown) => {
    if (error instanceof PageError) return error;
    throw error;
  });
  if (page instanceof PageError) return { kind: "unreachable", page: url, problem: page.problem };
  const { url: address, status, contentType } = page;
  if (status !== 200 || !/html/i.test(contentType))
    return { kind: "bad-answer", page: address, status, contentType };

  const widgetUrl = `${publicUrl}/widget.js`;
  const { snippets, policies, hasTagManager } = readPage(page.html, widgetUrl);
  const own = snippets.find((snippet) => snippet.siteKey === siteKey);
  if (!own && snippets.length)
    return { kind: "other-key", page: address, keys: snippets.map((snippet) => snippet.siteKey) };
  if (!own) return { kind: "not-found", page: address, hasTagManager };
  const block = findCspBlock([...page.policies, ...policies], {
    scriptUrl: new URL(widgetUrl),
    pageUrl: new URL(address),
    nonce: own.nonce,
  });
  return block ? { kind: "blocked", page: address, ...block } : { kind: "found", page: address };
}

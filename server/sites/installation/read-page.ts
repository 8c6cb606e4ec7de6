import { Parser } from "htmlparser2";

export interface PageReading {
  /** Scripts that load the widget from us, in the page's order. */
  snippets: { siteKey: string | null; nonce: string | null }[];
  /** Policies in <meta>. */
  policies: string[];
  /** The page loads a tag manager, which may put the widget in later: where we cannot see it. */
  hasTagManager: boolean;
}

const TAG_MANAGER =
  /googletagmanager\.com\/gtm\.js|['"]GTM-[A-Z0-9]+['"]|mc\.yandex\.ru\/metrika\/tag_manager/;

/** What of ours a page's HTML carries. Comments and templates do not count; scripts are not run. */
export function readPage(html: string, widgetUrl: string): PageReading {
  const reading: PageReading = { snippets: [], policies: [], hasTagManager: TAG_MANAGER.test(html) };
  let templates = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "template") templates++;
      if (templates > 0) return;
      if (name === "script" && isWidget(attributes.src, widgetUrl))
        reading.snippets.push({
          siteKey: attributes["data-site"] ?? null,
          nonce: attributes.nonce ?? null,
        });
      if (name === "meta" && attributes["http-equiv"]?.toLowerCase() === "content-security-policy")
        reading.policies.push(attributes.content ?? "");
    },
    onclosetag(name) {
      if (name === "template") templates--;
    },
  });
  parser.end(html);
  return reading;
}

/** With or without a scheme and a query: `//calls.example/widget.js?v=2` loads the same. */
function isWidget(src: string | undefined, widgetUrl: string): boolean {
  const widget = new URL(widgetUrl);
  if (!src || !URL.canParse(src, widget)) return false;
  const url = new URL(src, widget);
  return url.host === widget.host && url.pathname === widget.pathname;
}

/** The document inside of the editor's preview: empty until it is told a scene. */
export const PREVIEW_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview</title>
<body><script src="/preview/host.js"></script></body>
</html>`;

/**
 * Its Content-Security-Policy. Sandboxed by its own header, wherever it is opened: a page without an origin has no
 * cookies and no storage, and no request leaves it. So nothing that is pressed in a preview can ring anybody.
 */
export const PREVIEW_POLICY = [
  "sandbox allow-scripts allow-forms",
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join("; ");

/**
 * The viewer's own content security policy. In Firefox no content script gets into a tab with a PDF file, so that the viewer
 * has to read it from its site; the manifest, whose policy is that of all our pages, has to allow connections for that. All
 * other pages take that back in their markup, and the viewer does so here, but for the one file: before anything is read.
 */

/** @param {string | undefined} url of the file */
export function narrow(url) {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = `connect-src 'self'${url !== undefined && /^https?:/.test(url) ? ` ${sourceOf(url)}` : ""}`;
  document.head.append(meta);
}

/** An address as a policy names it: without its query, which no policy can tell apart. @param {string} url */
function sourceOf(url) {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replaceAll(";", "%3B").replaceAll(",", "%2C")}`;
}

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Styles of the element's box before anything else is loaded; one style sheet for all elements. `.strut` gives the box
 * a width if the parent is as wide as its content (a float, a table cell): the widget itself has no intrinsic width,
 * because its layout depends on its width. Three dots and two widely spaced gaps are 40em wide, or 90% of a narrow
 * window, and may wrap. `.strut` is a float without height, so margins still collapse across it.
 */
export function hostSheet() {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':host{display:block;min-inline-size:min(100%,18rem)}:host([hidden]){display:none}' +
      '.reserve{block-size:var(--trade-off-height,28em);min-block-size:20em}' +
      '.strut{float:left;flex:0 1 0;block-size:0;overflow:hidden;visibility:hidden;white-space:normal;letter-spacing:min(8em,18vw)}' +
      ".strut::before{content:'. . .'}",
  );
  return sheet;
}

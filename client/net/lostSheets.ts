/** Shorter than the pause in which a page's script is asked for again: they come together then. */
const retryMs = 1_000;

/**
 * Asks for each style sheet that did not come until it does. Whoever loads scripts with their sheets asks once: a sheet
 * counts as loaded for good then, and the page that needs it would stay bare. PAG4
 */
export function watchSheets(document: Document): void {
  const lose = (sheet: HTMLLinkElement, againAfterMs = retryMs) => {
    sheet.dataset.lost = "";
    setTimeout(() => sheet.replaceWith(sheet.cloneNode()), againAfterMs);
  };
  const listen = (type: "error" | "load", on: (sheet: HTMLLinkElement) => void) =>
    document.addEventListener(
      type,
      ({ target }) => {
        if (target instanceof HTMLLinkElement && target.rel === "stylesheet") on(target);
      },
      true,
    );
  listen("error", lose);
  listen("load", (sheet) => {
    delete sheet.dataset.lost;
  });
  for (const sheet of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]"))
    if (!hasCome(sheet)) lose(sheet, 0);
}

/** Whether a style sheet is missing: what was drawn now would be bare. */
export function isSheetLost(document: Document): boolean {
  return document.querySelector("link[data-lost]") !== null;
}

/** What did not come is null in some browsers, and a sheet that cannot be read in others. */
function hasCome({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet?.cssRules !== undefined;
  } catch {
    return false;
  }
}

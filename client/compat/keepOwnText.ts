/** Translators need less for one text: what changed longer ago than this was read as it is now. */
const settledMs = 5_000;

/**
 * Keeps the page's own text nodes in the page while a translator rewrites it. Translators put `<font>` elements in the
 * place of text nodes; what draws the page keeps writing to the nodes, which nobody sees any more, and cannot place
 * anything beside them. Here each node comes back at once and takes the translation over. Until its text changes, its
 * element is marked as not to be translated, else the translator would begin again. PAG6
 */
export function keepOwnText(root: Element, now: () => number): () => void {
  const changedAt = new WeakMap<Text, number>();
  const marked = new WeakSet<Element>();

  function putBack(text: Text, fonts: readonly Element[]): void {
    const [first] = fonts;
    // It may be the translation of what stood there before: once after a change the text is offered anew instead.
    const isStale = now() - (changedAt.get(text) ?? Number.NEGATIVE_INFINITY) < settledMs;
    changedAt.delete(text);
    const translation = fonts.map(({ textContent }) => textContent).join("");
    first?.before(text);
    for (const font of fonts) font.remove();
    if (isStale) return;
    text.data = translation;
    const holder = text.parentElement;
    if (!holder || holder.hasAttribute("translate")) return;
    holder.setAttribute("translate", "no");
    marked.add(holder);
  }

  function noticeChange(text: Text): void {
    changedAt.set(text, now());
    const holder = text.parentElement;
    if (!holder || !marked.delete(holder)) return;
    holder.removeAttribute("translate");
  }

  const observer = new MutationObserver((records) => {
    for (const { type, target } of records)
      if (type === "characterData" && target instanceof Text) noticeChange(target);
    for (const record of records) {
      for (const text of record.removedNodes) {
        if (text instanceof Text && !text.isConnected) {
          const fonts = fontsFor(record);
          if (fonts.length > 0) putBack(text, fonts);
        }
      }
    }
    // What was done here is no news.
    observer.takeRecords();
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();
}

/** What a translator left where a text node was: put there in the same step, or just before or after it. */
function fontsFor({ addedNodes, previousSibling, nextSibling, target }: MutationRecord): readonly Element[] {
  const added = [...addedNodes].filter(isFont);
  const beside = added.length > 0 ? added : [previousSibling, nextSibling].filter(isFont).slice(0, 1);
  return beside.filter(({ parentNode }) => parentNode === target);
}

function isFont(node: Node | null): node is Element {
  return node instanceof Element && node.localName === "font";
}

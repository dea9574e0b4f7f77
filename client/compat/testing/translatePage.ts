/**
 * A page translator, as Google Translate is one: it puts each text node's translation, the words in guillemets, into
 * nested `<font>` elements in its place, leaves alone what is marked `translate="no"`, and follows what changes. Complete
 * in itself: browsers of journeys run it, too.
 */
export function translatePage(): void {
  const translate = (text: Text) => {
    if (text.data.trim() === "" || !text.parentElement) return;
    if (text.parentElement.closest('[translate="no"], font, script, style, textarea')) return;
    const outer = document.createElement("font");
    const inner = document.createElement("font");
    inner.textContent = `«${text.data}»`;
    outer.append(inner);
    text.replaceWith(outer);
  };
  const translateIn = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
    if (root instanceof Text) texts.push(root);
    texts.forEach(translate);
  };
  document.documentElement.classList.add("translated-ltr");
  translateIn(document.body);
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === "characterData") translateIn(target);
      else addedNodes.forEach(translateIn);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}

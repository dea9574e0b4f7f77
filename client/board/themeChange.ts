/** Calls back when the page may have other colours, another font or another pixel ratio. */
export function onThemeChange(changed: () => void): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  for (const query of [
    "(prefers-color-scheme: dark)",
    "(prefers-contrast: more)",
    "(forced-colors: active)",
  ]) {
    matchMedia(query).addEventListener("change", changed, { signal });
  }
  document.fonts.addEventListener("loadingdone", changed, { signal });
  const attributes = new MutationObserver(changed);
  attributes.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme", "class", "style"],
  });
  watchPixelRatio(changed, signal);
  return () => {
    stopping.abort();
    attributes.disconnect();
  };
}

function watchPixelRatio(changed: () => void, signal: AbortSignal): void {
  matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener(
    "change",
    () => {
      watchPixelRatio(changed, signal);
      changed();
    },
    { once: true, signal },
  );
}

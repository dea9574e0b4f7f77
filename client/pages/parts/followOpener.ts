import { focusContent } from "./focusContent.ts";
import { placesAround } from "./useFocusWhenGone.ts";

/**
 * What opened a dialog has the focus again when that closes. It may have gone with what was done there, or go a moment later, when
 * the page hears of it: then whoever works by the keyboard goes on from the nearest place around it that stays. PAG41
 */
export function followOpener(opener: HTMLElement): void {
  if (opener === document.body) return;
  const places = placesAround(opener);
  const goOn = () => {
    if (opener.isConnected || document.activeElement !== document.body) return;
    const place = places.find(({ isConnected }) => isConnected);
    // A place longer than the window would be scrolled to its top.
    if (place) place.focus({ preventScroll: true });
    else focusContent();
  };
  if (document.activeElement !== opener) {
    goOn();
    return;
  }
  // Browsers say of nothing that it goes with the focus: until that has left it, the page is watched.
  const watch = new MutationObserver(() => {
    if (document.activeElement === opener) return;
    watch.disconnect();
    goOn();
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

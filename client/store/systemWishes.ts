import { type ReadonlySignal, signal } from "@preact/signals";

/** What the operating system says about its user's eyes. */
export interface SystemWishes {
  readonly dark: boolean;
  /** More contrast, or colours forced upon every page. */
  readonly contrast: boolean;
  readonly still: boolean;
}

/** Follows the system's settings while the page lives. */
export function watchSystem(): ReadonlySignal<SystemWishes> {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");
  const forced = matchMedia("(forced-colors: active)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const read = () => ({
    dark: dark.matches,
    contrast: contrast.matches || forced.matches,
    still: still.matches,
  });
  const wishes = signal<SystemWishes>(read());
  for (const query of [dark, contrast, forced, still]) {
    query.addEventListener("change", () => {
      wishes.value = read();
    });
  }
  return wishes;
}

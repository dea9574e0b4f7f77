import { type ReadonlySignal, signal } from "@preact/signals";
import { watchSheets } from "./lostSheets.ts";

/**
 * Whether the page has all that it needs. `updated`: a part is gone because of an update, and the page is about to load
 * anew. `stale`: it did so already, in vain; a reader may try. `lost`: a part does not come though the server answers, and
 * the page is about to load anew. `incomplete`: it did so not long ago.
 */
export type PageAge = "current" | "updated" | "stale" | "lost" | "incomplete";

export interface PagePartsDeps {
  readonly document: Document;
  /** Told `vite:preloadError` when a part did not come. */
  readonly window: EventTarget;
  /** Survives the page's loading anew, and is gone with the tab. Throws where a browser forbids it. */
  readonly storage: () => Pick<globalThis.Storage, "getItem" | "setItem">;
  /** The server's present HTML; null when it cannot be had. */
  readonly fetchPage: () => Promise<string | null>;
  /** In ms since 1970, as this computer believes. */
  readonly now: () => number;
  readonly reload: () => void;
}

const key = "regatta.loaded-anew-for";
const lostKey = "regatta.loaded-anew-at";
/** Whoever loses parts again so soon is in a network where loading anew does not help. */
const oftenMs = 10 * 60_000;
/** The first may be the network's; a browser that asked again would have it by the second. */
const vainTries = 2;
/** Long enough to read a sentence. */
const tellMs = 1_500;

/**
 * Looks after what came too late or never. When a part is missing and the server's page names another main script, there
 * was an update, and what this page asks for is gone for good. When it names the same one and a script stays away, the
 * browser is one of those that ask once and keep the failure for as long as the page lives. PAG4
 */
export function watchPageParts({
  document,
  window,
  storage,
  fetchPage,
  now,
  reload,
}: PagePartsDeps): ReadonlySignal<PageAge> {
  const age = signal<PageAge>("current");
  let isLooking = false;

  let isScriptMissing = false;
  let scriptsInVain = 0;

  async function look(isScript: boolean): Promise<void> {
    isScriptMissing ||= isScript;
    if (isLooking || age.peek() !== "current") return;
    isLooking = true;
    const html = await fetchPage();
    isLooking = false;
    // What was told meanwhile is of the same moment.
    const isOneMissing = isScriptMissing;
    isScriptMissing = false;
    const own = mainScriptOf(document);
    const theirs = html === null ? null : mainScriptOf(new DOMParser().parseFromString(html, "text/html"));
    if (own === null || theirs === null) return;
    if (own !== theirs) loadAnew(mayReload(own), "updated", "stale");
    else if (isOneMissing && ++scriptsInVain >= vainTries) loadAnew(mayReloadForLost(), "lost", "incomplete");
  }

  function loadAnew(may: boolean, then: PageAge, otherwise: PageAge): void {
    age.value = may ? then : otherwise;
    if (may) setTimeout(reload, tellMs);
  }

  /** Never a second time for the same script, and not where this could not be remembered. */
  function mayReload(own: string): boolean {
    try {
      if (storage().getItem(key) === own) return false;
      storage().setItem(key, own);
      return true;
    } catch {
      return false;
    }
  }

  function mayReloadForLost(): boolean {
    try {
      const before = Number(storage().getItem(lostKey) ?? Number.NEGATIVE_INFINITY);
      const since = now() - before;
      if (since >= 0 && since < oftenMs) return false;
      storage().setItem(lostKey, `${now()}`);
      return true;
    } catch {
      return false;
    }
  }

  watchSheets(document);
  document.addEventListener(
    "error",
    ({ target }) => target instanceof HTMLLinkElement && void look(false),
    true,
  );
  window.addEventListener("vite:preloadError", () => void look(true));
  return age;
}

function mainScriptOf(document: Document): string | null {
  return document.querySelector("script[type=module][src]")?.getAttribute("src") ?? null;
}

/** The HTML of the pages as the server has it now. */
export async function fetchPage(): Promise<string | null> {
  try {
    const response = await fetch("/", { cache: "no-store", credentials: "same-origin" });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

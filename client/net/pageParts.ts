import { type ReadonlySignal, signal } from "@preact/signals";
import { watchSheets } from "./lostSheets.ts";

/**
 * How the page stands to the server's version of it. `updated`: a part is gone because of an update, and the page is
 * about to load anew. `stale`: it did so already, in vain; a reader may try.
 */
export type PageAge = "current" | "updated" | "stale";

export interface PagePartsDeps {
  readonly document: Document;
  /** Told `vite:preloadError` when a part did not come. */
  readonly window: EventTarget;
  /** Survives the page's loading anew, and is gone with the tab. Throws where a browser forbids it. */
  readonly storage: () => Pick<globalThis.Storage, "getItem" | "setItem">;
  /** The server's present HTML; null when it cannot be had. */
  readonly fetchPage: () => Promise<string | null>;
  readonly reload: () => void;
}

const key = "regatta.loaded-anew-for";
/** Long enough to read a sentence. */
const tellMs = 1_500;

/**
 * Looks after what came too late or never. When a part is missing and the server's page names another main script, there
 * was an update, and what this page asks for is gone for good. PAG4
 */
export function watchPageParts({
  document,
  window,
  storage,
  fetchPage,
  reload,
}: PagePartsDeps): ReadonlySignal<PageAge> {
  const age = signal<PageAge>("current");
  let isLooking = false;

  async function look(): Promise<void> {
    if (isLooking || age.peek() !== "current") return;
    isLooking = true;
    const html = await fetchPage();
    isLooking = false;
    const own = mainScriptOf(document);
    const theirs = html === null ? null : mainScriptOf(new DOMParser().parseFromString(html, "text/html"));
    if (own === null || theirs === null || own === theirs) return;
    age.value = mayReload(own) ? "updated" : "stale";
    if (age.value === "updated") setTimeout(reload, tellMs);
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

  watchSheets(document);
  document.addEventListener("error", ({ target }) => target instanceof HTMLLinkElement && void look(), true);
  window.addEventListener("vite:preloadError", () => void look());
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

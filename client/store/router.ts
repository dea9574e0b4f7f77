import { type ReadonlySignal, signal } from "@preact/signals";
import { readTypedCode } from "../../shared/typedCodes.ts";
import { createLayers, type Layers } from "./layers.ts";

/** Which page an address means. */
export type Page =
  | { readonly name: "join"; readonly code: string }
  | { readonly name: "play"; readonly code: string; readonly seatId: string }
  | { readonly name: "practice" }
  | { readonly name: "screen"; readonly code: string }
  | { readonly name: "contests" }
  | { readonly name: "service" }
  | { readonly name: "console"; readonly code: string }
  | { readonly name: "protocol"; readonly code: string }
  | { readonly name: "studio"; readonly code: string }
  | { readonly name: "keySheet"; readonly code: string }
  | { readonly name: "taskCards"; readonly code: string }
  | { readonly name: "try"; readonly code: string }
  | { readonly name: "results"; readonly code: string }
  | { readonly name: "unknown" };

export function readPage(pathname: string): Page {
  const [first = "", second = "", third = "", ...rest] = pathname
    .split("/")
    .filter((part) => part !== "")
    .map(decode);
  const code = readTypedCode(second);
  if (rest.length > 0) return { name: "unknown" };
  if (first === "play" && second !== "" && third !== "") return { name: "play", code, seatId: third };
  if (first === "console" && second !== "" && third === "protocol") return { name: "protocol", code };
  if (first === "console" && second !== "" && third === "board") return { name: "studio", code };
  if (first === "console" && second !== "" && third === "key-sheet") return { name: "keySheet", code };
  if (first === "console" && second !== "" && third === "task-cards") return { name: "taskCards", code };
  if (first === "console" && second !== "" && third === "try") return { name: "try", code };
  if (third !== "") return { name: "unknown" };
  if (first === "" || first === "join") return { name: "join", code };
  if (first === "practice" && second === "") return { name: "practice" };
  if (first === "console" && second === "service") return { name: "service" };
  if (first === "console") return second === "" ? { name: "contests" } : { name: "console", code };
  if (second === "") return { name: "unknown" };
  if (first === "screen") return { name: "screen", code };
  if (first === "results") return { name: "results", code };
  return { name: "unknown" };
}

/** The room code of the contest that a page is about; null for none. */
export function contestOf(page: Page): string | null {
  return "code" in page && page.code !== "" ? page.code : null;
}

/** The address of each page; the only place that knows it. */
export const pathTo = {
  join: (code = "") => (code === "" ? "/" : `/join/${encodeURIComponent(code)}`),
  play: (code: string, seatId: string) => `/play/${encodeURIComponent(code)}/${encodeURIComponent(seatId)}`,
  practice: () => "/practice",
  screen: (code: string) => `/screen/${encodeURIComponent(code)}`,
  namedScreen: (code: string, name: string) =>
    `/screen/${encodeURIComponent(code)}${name === "" ? "" : `?name=${encodeURIComponent(name)}`}`,
  contests: () => "/console",
  /** Longer than a room code. */
  service: () => "/console/service",
  console: (code: string) => `/console/${encodeURIComponent(code)}`,
  studio: (code: string) => `/console/${encodeURIComponent(code)}/board`,
  keySheet: (code: string) => `/console/${encodeURIComponent(code)}/key-sheet`,
  taskCards: (code: string) => `/console/${encodeURIComponent(code)}/task-cards`,
  tryDraft: (code: string) => `/console/${encodeURIComponent(code)}/try`,
  protocol: (code: string) => `/console/${encodeURIComponent(code)}/protocol`,
  results: (code: string) => `/results/${encodeURIComponent(code)}`,
} as const;

export interface Router {
  readonly page: ReadonlySignal<Page>;
  go(path: string): void;
  /** Without a step for the back button. */
  replace(path: string): void;
  /** Something lies over the page that the back button takes away; see `Layers`. */
  readonly openLayer: Layers["open"];
}

/** Follows the address bar; links to our own pages are followed without loading the page anew. */
export function startRouter(): Router {
  const page = signal(readPage(location.pathname));
  const read = () => {
    page.value = readPage(location.pathname);
  };
  const layers = createLayers(history, (work) => void setTimeout(work));
  const go = (path: string) => {
    const address = withSwitches(path, location.search);
    if (layers.isAtStep()) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    read();
    scrollTo(0, 0);
  };
  /** False: the browser does. */
  const follow = (link: HTMLAnchorElement) => {
    if (link.hash !== "") return focusPlace(link);
    if (readPage(link.pathname).name === "unknown") return false;
    go(link.pathname);
    return true;
  };
  addEventListener("popstate", () => {
    if (!layers.takesStep()) read();
  });
  document.addEventListener("click", (event) => {
    const link = followedLink(event);
    if (!link || !follow(link)) return;
    event.preventDefault();
  });
  return {
    page,
    go,
    openLayer: layers.open,
    replace(path) {
      history.replaceState(null, "", withSwitches(path, location.search));
      read();
    },
  };
}

/** What an address asks of the program itself (`?renderer=canvas`) goes along from page to page. */
export function withSwitches(path: string, search: string): string {
  const renderer = new URLSearchParams(search).get("renderer");
  return renderer === null ? path : `${path}?${new URLSearchParams({ renderer })}`;
}

function followedLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link?.target !== "" || link.hasAttribute("download") || link.origin !== location.origin) return null;
  return link;
}

/** Gives the focus to the place of this page that the link names; no step of the history is made for it. False: it names none. PAG33 */
function focusPlace(link: HTMLAnchorElement): boolean {
  const isHere = link.pathname === location.pathname;
  const place = isHere ? document.getElementById(decode(link.hash.slice(1))) : null;
  place?.focus();
  return place !== null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

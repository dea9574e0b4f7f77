import type { Page } from "playwright-core";
import type { PersonPage } from "../pages/PersonPage.ts";

/** What a page did while processes came and went. */
export class WatchedPage {
  readonly person: PersonPage;
  /** When each connection was opened and first spoke, in ms of this program; the newest last. */
  readonly #sockets: { readonly url: URL; readonly openedAt: number; firstWordAt: number | null }[] = [];
  #documents = 0;

  /** From before it opens its first page. */
  constructor(person: PersonPage) {
    this.person = person;
    const { page } = person;
    page.on("domcontentloaded", () => this.#documents++);
    page.on("websocket", (opened) => {
      const socket = { url: new URL(opened.url()), openedAt: performance.now(), firstWordAt: null };
      this.#sockets.push(socket);
      opened.on("framereceived", () => {
        this.#hear(socket);
      });
    });
  }

  /** How many times a document was loaded: each is a page that somebody opened, or loaded anew. */
  get documents(): number {
    return this.#documents;
  }

  /** Which process it is connected to. */
  get slot(): number {
    const path = this.#sockets.at(-1)?.url.pathname ?? "";
    const [, slot] = /^\/p\/(\d+)\//.exec(path) ?? [];
    if (slot === undefined)
      throw new Error(`${this.person.who} is connected to ${path}, which names no process`);
    return Number(slot);
  }

  /** From `since` until a connection that was opened later spoke, in ms; null: there is none yet. */
  pauseMs(since: number): number | null {
    const spoke = this.#sockets.find(({ openedAt, firstWordAt }) => openedAt > since && firstWordAt !== null);
    return spoke?.firstWordAt == null ? null : spoke.firstWordAt - since;
  }

  #hear(socket: { firstWordAt: number | null }): void {
    socket.firstWordAt ??= performance.now();
  }
}

/** Begins to note every notice that the page shows. */
export async function noteNotices(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted = new Set<string>();
    const look = () => {
      for (const notice of document.querySelectorAll("[role=alert], [role=status]")) {
        const text = (notice.textContent ?? "").trim();
        if (text !== "" && notice.checkVisibility()) noted.add(text);
      }
    };
    look();
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    Object.assign(window, { noted });
  });
}

/** What was shown since then. Throws when the page was loaded anew meanwhile. */
export function notedNotices(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...(window as unknown as { readonly noted: Set<string> }).noted]);
}

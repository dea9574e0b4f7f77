import type { ConsoleMessage, Page, Response } from "playwright-core";
import { routes } from "../../shared/api.ts";
import { hostName, secureName } from "./browsers.ts";
import { type FileCard, oneLine } from "./cards.ts";

/** Watches one page for what must never happen there. */
export class Witness {
  /** Only while the network or the server is away on purpose. */
  networkMayFail = false;
  /** Cards whose statement came over the network. */
  readonly receivedStatements = new Set<number>();
  readonly #page: Page;
  readonly #cards: readonly FileCard[];
  readonly #problems: string[] = [];

  constructor(page: Page, cards: readonly FileCard[]) {
    this.#page = page;
    this.#cards = cards;
    page.on("console", (message) => this.#hear(message));
    page.on("pageerror", (error) =>
      this.#problems.push(`an error nobody caught: ${error.stack ?? error.message}`),
    );
    page.on("crash", () => this.#problems.push("the page crashed"));
    page.on("request", (request) => this.#checkHost(request.url()));
    page.on("response", (response) => void this.#read(response));
    page.on("websocket", (socket) => {
      this.#checkHost(socket.url());
      socket.on("framereceived", ({ payload }) => this.#search(payload.toString()));
    });
  }

  /** What was seen since the last call. */
  takeProblems(): readonly string[] {
    return this.#problems.splice(0);
  }

  /** Cards whose statement is somewhere in the page: shown, hidden, typed or stored. */
  async statementsInPage(): Promise<ReadonlySet<number>> {
    // Not opened yet.
    if (this.#page.url() === "about:blank") return new Set();
    const text = await this.#page.evaluate(() => {
      const typed = [...document.querySelectorAll("input, textarea")].map((field) =>
        "value" in field ? field.value : "",
      );
      const stored = [localStorage, sessionStorage].map((storage) => JSON.stringify(storage));
      return [
        document.documentElement.textContent,
        document.documentElement.outerHTML,
        ...typed,
        ...stored,
      ].join(" ");
    });
    return this.#cardsIn(text);
  }

  #hear(message: ConsoleMessage): void {
    if (message.type() !== "error") return;
    const text = message.text();
    if (this.networkMayFail && /net::ERR_|WebSocket connection to|status of (?:404|502|503)/.test(text))
      return;
    this.#problems.push(`the console says: ${text} (${message.location().url})`);
  }

  #checkHost(address: string): void {
    const url = new URL(address);
    if (url.protocol === "data:" || url.protocol === "blob:") return;
    if (url.hostname !== hostName && url.hostname !== secureName)
      this.#problems.push(`a request to ${address}`);
  }

  async #read(response: Response): Promise<void> {
    const { pathname } = new URL(response.url());
    // Who looks at a table has brought it. FIL15
    if (!pathname.startsWith("/api/") || pathname === routes.previewTable.path) return;
    try {
      this.#search(await response.text());
    } catch {
      // The page went on before the body was read.
    }
  }

  #search(text: string): void {
    for (const cardId of this.#cardsIn(text)) this.receivedStatements.add(cardId);
  }

  #cardsIn(text: string): ReadonlySet<number> {
    const line = oneLine(text);
    const found = this.#cards.filter(({ traces }) => traces.some((trace) => line.includes(trace)));
    return new Set(found.map(({ id }) => id));
  }
}

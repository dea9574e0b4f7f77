import { setTimeout as delay } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import type { Theme } from "../../../shared/contest/themes.ts";
import type { OwnSeat } from "../../store/seats.ts";
import { hostName } from "../browsers.ts";
import { type Kept, keep } from "../kept.ts";
import { visit } from "../visit.ts";
import type { Crowd } from "./Crowd.ts";
import { type FrameTimes, measureFrames } from "./frameTimes.ts";
import type { IdleRow, MeasuredPage, PageRow } from "./judgeFrames.ts";
import type { ProcessorTime } from "./processorTime.ts";

export interface WatcherParts {
  readonly browser: Browser;
  readonly port: number;
  readonly crowd: Crowd;
  readonly processor: ProcessorTime;
  readonly forMs: number;
}

const size = { width: 1920, height: 1080 };
/** Pages open, and are drawn for the first time. */
const settleMs = 2_000;
/** So long nobody acts before a screen counts as one at rest. */
const restMs = 30_000;

/** What to wait for, so that the page is drawn. */
const drawn: Readonly<Record<MeasuredPage, string>> = {
  board: "[data-board=ready]",
  race: ".race-water div canvas",
  team: "[data-board=ready]",
};

/** Opens pages of the crowd's contest, one at a time, and measures how evenly they draw and what they cost. */
export class Watcher {
  readonly #parts: WatcherParts;
  /** Of the team whose page is measured. */
  readonly #seat: OwnSeat;

  static async of(parts: WatcherParts): Promise<Watcher> {
    return new Watcher(parts, await parts.crowd.takeSeat());
  }

  private constructor(parts: WatcherParts, seat: OwnSeat) {
    this.#parts = parts;
    this.#seat = seat;
  }

  /** A page without anything. */
  async empty(): Promise<FrameTimes> {
    return this.#withPage({}, async (page) => {
      await page.goto("about:blank");
      await delay(settleMs);
      return measureFrames(page, this.#parts.forMs);
    });
  }

  async page(page: MeasuredPage, theme: Theme): Promise<PageRow> {
    const { crowd, processor, forMs } = this.#parts;
    crowd.watch(page === "team");
    return this.#withPage(this.#kept(theme, page), async (tab) => {
      await this.#open(tab, page);
      const [before, startedAt] = [crowd.changes, performance.now()];
      let times: FrameTimes | null = null;
      const processorShare = await processor.shareDuring(async () => {
        times = await measureFrames(tab, forMs);
      });
      if (!times) throw new Error("nothing was measured");
      const changesPerSecond = ((crowd.changes - before) / (performance.now() - startedAt)) * 1_000;
      return { page, theme, ...(times as FrameTimes), changesPerSecond, processorShare };
    });
  }

  /** What the screen costs of one core, as its director steers it, once nobody has acted for half a minute. */
  async atRest(theme: Theme): Promise<IdleRow> {
    const { processor, forMs } = this.#parts;
    const share = () => processor.shareDuring(() => delay(forMs));
    const emptyShare = await this.#withPage({}, async (tab) => {
      await tab.goto("about:blank");
      await delay(settleMs);
      return share();
    });
    return this.#withPage(this.#kept(theme, null), async (tab) => {
      await this.#open(tab, "board");
      await delay(restMs);
      return { theme, processorShare: await share(), emptyShare };
    });
  }

  async #open(tab: Page, page: MeasuredPage): Promise<void> {
    const { port, crowd } = this.#parts;
    const path = page === "team" ? `play/${crowd.roomCode}/${this.#seat.seatId}` : `screen/${crowd.roomCode}`;
    await visit(tab, `http://${hostName}:${port}/${path}?renderer=canvas`);
    await tab.locator(drawn[page]).first().waitFor({ timeout: 30_000 });
    await delay(settleMs);
  }

  #kept(theme: Theme, page: MeasuredPage | null): Kept {
    if (page === null) return { theme };
    if (page === "team") return { theme, seat: this.#seat };
    return { theme, screen: { roomCode: this.#parts.crowd.roomCode, shows: page } };
  }

  async #withPage<T>(kept: Kept, run: (page: Page) => Promise<T>): Promise<T> {
    const context = await this.#parts.browser.newContext({ viewport: size, locale: "en-US" });
    try {
      const page = await context.newPage();
      await keep(page, kept);
      return await run(page);
    } finally {
      await context.close();
    }
  }
}

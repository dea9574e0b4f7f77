import type { Browser, CDPSession } from "playwright-core";

/** What all processes of a browser together have used of the processor. */
export class ProcessorTime {
  readonly #session: CDPSession;

  static async of(browser: Browser): Promise<ProcessorTime> {
    return new ProcessorTime(await browser.newBrowserCDPSession());
  }

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  /** The share of one core that is used while `run` runs; no process may end within it. */
  async shareDuring(run: () => Promise<unknown>): Promise<number> {
    const [startedAt, before] = [performance.now(), await this.#seconds()];
    await run();
    const seconds = (await this.#seconds()) - before;
    return seconds / ((performance.now() - startedAt) / 1_000);
  }

  async #seconds(): Promise<number> {
    const { processInfo } = await this.#session.send("SystemInfo.getProcessInfo");
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  }
}

import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { CDPSession, Page } from "playwright-core";

/** A frame as it was kept. */
export interface FilmedFrame {
  readonly file: string;
  /** When the browser showed it, ms since 1970. */
  readonly at: number;
}

/** Half of a big screen in each direction: enough to look at, and half the work of taking it. */
const largest = { maxWidth: 960, maxHeight: 540 };
const quality = 60;
/** A picture in which nothing changes is never sent: something very small changes so often. */
const beatMs = 40;

/** A film of a page, frame by frame as the browser shows it, kept in a folder. */
export class Recording {
  readonly #session: CDPSession;
  readonly #frames: FilmedFrame[] = [];
  #writing: Promise<unknown> = Promise.resolve();

  static async start(page: Page, folder: string): Promise<Recording> {
    await mkdir(folder, { recursive: true });
    await page.evaluate(beat, beatMs);
    const recording = new Recording(await page.context().newCDPSession(page), folder);
    await recording.#session.send("Page.startScreencast", {
      format: "jpeg",
      quality,
      everyNthFrame: 1,
      ...largest,
    });
    return recording;
  }

  private constructor(session: CDPSession, folder: string) {
    this.#session = session;
    session.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
      void session.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
      const file = path.join(folder, `${this.#frames.length}.jpg`);
      const at = metadata.timestamp === undefined ? Date.now() : metadata.timestamp * 1_000;
      this.#frames.push({ file, at });
      const write = writeFile(file, Buffer.from(data, "base64"));
      this.#writing = Promise.all([this.#writing, write]);
    });
  }

  /** Ends it; resolves with all frames, in the order in which they were shown, once they lie in the folder. */
  async stop(): Promise<readonly FilmedFrame[]> {
    await this.#session.send("Page.stopScreencast");
    await this.#session.detach();
    await this.#writing;
    // Several are made ready at the same time, and a later one may be sent first.
    return this.#frames.toSorted((a, b) => a.at - b.at);
  }
}

/** Runs in the page: a corner of a few pixels that changes by less than any flash. */
function beat(everyMs: number): void {
  const corner = document.createElement("div");
  Object.assign(corner.style, {
    position: "fixed",
    left: "0",
    bottom: "0",
    width: "4px",
    height: "4px",
    zIndex: "2147483647",
  });
  document.documentElement.append(corner);
  let isOn = false;
  setInterval(() => {
    isOn = !isOn;
    corner.style.background = isOn ? "#777" : "#7f7f7f";
  }, everyMs);
}

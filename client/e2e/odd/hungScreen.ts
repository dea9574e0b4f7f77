import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { eventually } from "../eventually.ts";
import type { OddClass } from "./OddClass.ts";

/** A small picture is enough to see a veil. */
const small = { width: 96, height: 54 };
/** What is drawn when a screen opens has come in by then. */
const comesToRestMs = 2_000;
/** Above the seconds that the screen itself waits. */
const patienceMs = 25_000;
/** Levels of grey by which a point differs that is covered, and the shares of a picture that the sign covers and that news do. */
const veiledBy = 8;
const leastVeiled = 0.08;
const mostOfNews = 0.03;

/** The screen's own program hangs: the screen says so without it, and no longer than that. RST6 */
export async function hangScreen(odd: OddClass): Promise<void> {
  const { report, origin } = odd.scene;
  const screen = await odd.screen();
  await screen.open(origin, odd.code);
  const camera = await Camera.over(screen.page);
  await report.check("a screen whose program hangs says within seconds that its picture stands", async () => {
    await screen.page.locator("[data-board=ready]").waitFor();
    await delay(comesToRestMs);
    await eventually(async () => camera.hasPicture, true);
    const before = await camera.picture();
    const isVeiled = async (share: number) => differenceOf(before, await camera.picture()) > share;
    const goOn = await hang(screen.page);
    try {
      await eventually(() => isVeiled(leastVeiled), true, patienceMs);
      await odd.keep("screen-hangs", camera.newest);
    } finally {
      goOn();
    }
    await eventually(() => isVeiled(mostOfNews), false);
    await screen.live();
  });
  await camera.close();
}

/** What the browser shows of a page, also while the page's own program cannot be asked. */
class Camera {
  newest = Buffer.alloc(0);
  readonly #end: () => Promise<void>;

  static async over(page: Page): Promise<Camera> {
    const session = await page.context().newCDPSession(page);
    const camera = new Camera(() => session.detach());
    session.on("Page.screencastFrame", ({ data, sessionId }) => {
      camera.newest = Buffer.from(data, "base64");
      void session.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
    });
    await session.send("Page.startScreencast", { format: "png", maxWidth: 960, maxHeight: 540 });
    return camera;
  }

  private constructor(end: () => Promise<void>) {
    this.#end = end;
  }

  get hasPicture(): boolean {
    return this.newest.length > 0;
  }

  /** Its points in grey. */
  picture(): Promise<Buffer> {
    return sharp(this.newest)
      .resize({ ...small, fit: "fill" })
      .greyscale()
      .raw()
      .toBuffer();
  }

  close(): Promise<void> {
    return this.#end();
  }
}

/** The share of points that are another grey. */
function differenceOf(one: Buffer, other: Buffer): number {
  return one.filter((grey, index) => Math.abs(grey - (other[index] ?? 0)) >= veiledBy).length / one.length;
}

/** Lets the page ask for something in a way in which nothing else happens until it comes; returns what lets it come. */
async function hang(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/never", async (route) => {
    await promise;
    await route.fulfill({ body: "" });
  });
  void page.evaluate(() => {
    const request = new XMLHttpRequest();
    request.open("GET", "/never", false);
    request.send();
  });
  return resolve;
}

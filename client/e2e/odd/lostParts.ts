import { deepStrictEqual } from "node:assert/strict";
import type { BrowserContext, Page, Request } from "playwright-core";
import { ru } from "../../i18n/ru.ts";
import { eventually } from "../eventually.ts";
import { visit } from "../visit.ts";
import type { OddClass } from "./OddClass.ts";

/** Scripts and style sheets that a network loses once, and those that an update took away. PAG4 PAG7 */
export async function loseParts(odd: OddClass): Promise<void> {
  // Pages wait before they ask again: two at once, each page in a browser of its own.
  await Promise.all(loseFirstParts(odd));
  await updateUnderneath(odd);
  await Promise.all(losePartsOfTeams(odd));
  await Promise.all(losePartsOfScreens(odd));
}

function loseFirstParts(odd: OddClass): readonly Promise<void>[] {
  const { report, origin } = odd.scene;
  return [
    report.check("the main script is lost: the page says so, and loads anew by itself", async () => {
      const { page, witness, texts } = await odd.team("no-main-script", { make: losesOnce("index-*.js") });
      witness.networkMayFail = true;
      const goOn = await holdUp(page, `${origin}/`, (request) => request.resourceType() === "xhr");
      await visit(page, origin);
      const told = page.locator("#lost-script");
      await told.getByText("did not come through the network").waitFor();
      await told.getByText("не дошла по сети").waitFor();
      await odd.picture(page, "lost-main-script");
      goOn();
      await page.getByLabel(texts.join.code, { exact: true }).waitFor();
      await told.waitFor({ state: "hidden" });
    }),
    report.check("the first style sheet is lost: asked for again, and the page is styled", async () => {
      const { page, witness, texts } = await odd.team("no-first-sheet", { make: losesOnce("index-*.css") });
      witness.networkMayFail = true;
      await visit(page, origin);
      await page.getByLabel(texts.join.code, { exact: true }).waitFor();
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await eventually(async () => (await background()) !== "rgba(0, 0, 0, 0)", true);
    }),
  ];
}

function losePartsOfTeams(odd: OddClass): readonly Promise<void>[] {
  const { report } = odd.scene;
  return [
    report.check("a page's style sheet is lost: asked for again, and the page is styled", async () => {
      const team = await odd.team("No sheet", { make: losesOnce("PlayPage-*.css") });
      team.witness.networkMayFail = true;
      await odd.join(team);
      deepStrictEqual((await sheetsOf(team.page)).includes("PlayPage"), true);
      await eventually(() => team.boardFits(), true);
      await odd.picture(team.page, "lost-sheet");
    }),
    report.check("the drawing's script is lost: the buttons serve until it comes", async () => {
      const team = await odd.team("No drawing", { make: losesOnce("stage-*.js") });
      team.witness.networkMayFail = true;
      await odd.join(team);
      await eventually(() => team.boardFits(), true);
    }),
  ];
}

function losePartsOfScreens(odd: OddClass): readonly Promise<void>[] {
  const { report, origin } = odd.scene;
  return [
    report.check("a page's script is lost: asked for again, and the page comes", async () => {
      const screen = await odd.screen({ make: losesOnce("ScreenPage-*.js") });
      screen.witness.networkMayFail = true;
      await screen.open(origin, odd.code);
    }),
    report.check("a browser that keeps the failure: the page says so and loads anew", async () => {
      const screen = await odd.screen({ language: "ru" });
      const { page, witness } = screen;
      witness.networkMayFail = true;
      // As for browsers that ask once: whoever asks again has it only on a new page.
      let loads = 0;
      page.on("load", () => void loads++);
      await page.route("**/assets/ScreenPage-*.js", (route) =>
        loads < 2 ? route.abort("connectionreset") : route.fallback(),
      );
      const address = `${origin}/screen/${odd.code}?renderer=canvas`;
      const goOn = await holdUp(page, address, () => loads === 1);
      await visit(page, address);
      await page.getByRole("alert").getByText(ru.app.lost).waitFor();
      await odd.picture(page, "lost-script-kept");
      goOn();
      await screen.live();
    }),
  ];
}

async function updateUnderneath(odd: OddClass): Promise<void> {
  const { report, origin } = odd.scene;
  await report.check("an update took a script away: the page says so and loads anew, once", async () => {
    const console = await odd.console({ language: "ru" });
    const { page, witness } = console;
    witness.networkMayFail = true;
    const isAway = await updateOf(page, "ConsolePage-*.js", origin);
    let loads = 0;
    page.on("load", () => void loads++);
    const goOn = await holdUp(page, `${origin}/console`, () => loads === 1);
    await visit(page, `${origin}/console`);
    await page.getByRole("alert").getByText(ru.app.updated).waitFor();
    await odd.picture(page, "updated");
    goOn();
    // A cache on the way still has the old page.
    await page.getByRole("alert").getByText(ru.app.stale).waitFor();
    await odd.picture(page, "stale");
    deepStrictEqual(loads, 2);
    await isAway();
    await page.getByRole("button", { name: ru.app.reload }).click();
    await page.getByLabel(ru.console.login, { exact: true }).waitFor();
    deepStrictEqual(loads, 3);
  });
}

/** The first request for such a file comes to nothing. */
function losesOnce(name: string): (context: BrowserContext) => Promise<unknown> {
  return (context) =>
    context.route(`**/assets/${name}`, (route) => route.abort("connectionreset"), { times: 1 });
}

/** Answers such requests when told to: what a page says meanwhile stays until it was seen. */
async function holdUp(
  page: Page,
  address: string,
  isMeant: (request: Request) => boolean,
): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    if (isMeant(route.request())) await promise;
    await route.fallback();
  });
  return resolve;
}

/** The server has newer pages, without that file; returns how to have the old ones again. */
async function updateOf(page: Page, name: string, origin: string): Promise<() => Promise<void>> {
  await page.route(`**/assets/${name}`, (route) => route.fulfill({ status: 404, body: "" }));
  const body = '<!doctype html><script type="module" src="/assets/index-newer.js"></script>';
  await page.route(`${origin}/`, (route) => route.fulfill({ contentType: "text/html", body }));
  return () => page.unrouteAll();
}

/** The style sheets that the page has, by the names of their sources. */
function sheetsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.styleSheets].map(({ href }) => /\/([A-Za-z]+)-[^/]*\.css$/.exec(href ?? "")?.[1] ?? ""),
  );
}

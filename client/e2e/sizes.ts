// What a browser loads first, measured on the built pages.
//   npm run sizes
import { deepStrictEqual } from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page, Route } from "playwright-core";
import { en } from "../i18n/en.ts";
import { hostName, openBrowser } from "./browsers.ts";
import { foreignAddresses } from "./foreignAddresses.ts";
import { JourneyEnded, Report } from "./Report.ts";
import { createRunDatabase } from "./RunDatabase.ts";
import { freePort, ServerProcess } from "./ServerProcess.ts";
import { visit } from "./visit.ts";

const joinPageLimit = 100 * 1024;
/** Those of the pages; formulas have their own. */
const fontsLimit = 100 * 1024;
/** What fits into one packet anyway is not worth compressing. */
const smallestCompressed = 1_024;
const built = path.join(import.meta.dirname, "../../dist/client");

interface Loaded {
  readonly name: string;
  /** Where it lies, below the built pages. */
  readonly pathname: string;
  readonly kind: "document" | "script" | "stylesheet" | "font" | "other";
  /** As it came over the network, headers left out. */
  readonly bytes: number;
}

const port = await freePort();
const origin = `http://${hostName}:${port}`;
const database = await createRunDatabase(undefined);
const server = new ServerProcess({ port, login: "teacher", password: "not used here", ...database });
const report = new Report(async () => {});
let browser: Browser | null = null;

try {
  report.act("The built pages");
  await report.step("are built when they have changed, and served", () => server.start());
  const { page, loaded } = await report.step("a browser opens", async () => {
    browser = await openBrowser(null);
    return watchedPage(await (await browser.newContext({ locale: "en-US" })).newPage());
  });
  const boardScript = await report.step("the board's drawing engine is one script of its own", findEngine);
  await report.check("no file of the build names another host to fetch from", async () => {
    deepStrictEqual(await foreignAddresses(built), []);
  });

  report.act("The join page");
  await report.step("loads", async () => {
    await visit(page, `${origin}/`);
    await page.getByRole("textbox", { name: en.join.code }).waitFor();
    await page.waitForLoadState("networkidle");
  });
  const first = [...loaded];
  print(first);
  await report.check(`loads at most ${kib(joinPageLimit)} of HTML, scripts and styles`, () => {
    const isText = ({ kind }: Loaded) => kind !== "font" && kind !== "other";
    const bytes = first.filter(isText).reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`      ${kib(bytes)} of ${kib(joinPageLimit)}`);
    if (bytes > joinPageLimit) throw new Error(`${bytes} bytes are more than ${joinPageLimit}`);
    if (bytes < 5_000) throw new Error(`${bytes} bytes: nothing was measured`);
  });
  await report.check(`loads at most ${kib(fontsLimit)} of fonts, none before there is a text to show`, () => {
    const fonts = first.filter(({ kind }) => kind === "font");
    const bytes = fonts.reduce((sum, { bytes }) => sum + bytes, 0);
    if (bytes > fontsLimit || fonts.length === 0) throw new Error(`${fonts.length} fonts of ${bytes} bytes`);
    const firstFont = first.findIndex(({ kind }) => kind === "font");
    const page = first.findIndex(({ name }) => /^index-.*\.js$/.test(name));
    if (firstFont < page) throw new Error("a font came before the page's script");
  });
  await report.check("gets its scripts compressed", async () => {
    const scripts = first.filter(({ kind }) => kind === "script");
    if (scripts.length === 0) throw new Error("no script was seen");
    for (const { name, pathname, bytes } of scripts) {
      const { size } = await stat(path.join(built, pathname));
      if (size > smallestCompressed && bytes > size / 2)
        throw new Error(`${name} came as ${bytes} of ${size} bytes`);
    }
  });
  await report.check("does not load the board's engine", () => {
    deepStrictEqual(
      first.filter(({ name }) => name === boardScript),
      [],
    );
  });

  report.act("The play page");
  await report.step("is there and usable while the board's engine is still on its way", async () => {
    const engine = Promise.withResolvers<Route>();
    await page.route(`**/assets/${boardScript}`, (route) => engine.resolve(route));
    await visit(page, `${origin}/practice`);
    await page.getByRole("button", { name: en.practice.start }).click();
    const held = await engine.promise;
    await page.locator("[data-figure=balance]").waitFor();
    await page.getByRole("button", { name: /^Prealgebra, 100/ }).waitFor();
    await held.continue();
    await page.locator("[data-board=ready] canvas").waitFor();
  });
  print(loaded.slice(first.length));
} catch (error) {
  if (!(error instanceof JourneyEnded)) await report.check("the measurement", () => Promise.reject(error));
} finally {
  await (browser as Browser | null)?.close();
  server.discard();
  await database.remove();
}
report.summary();
process.exitCode = report.hasFailures ? 1 : 0;

async function watchedPage(page: Page): Promise<{ readonly page: Page; readonly loaded: readonly Loaded[] }> {
  const loaded: Loaded[] = [];
  const kinds = { document: "document", script: "script", stylesheet: "stylesheet", font: "font" } as const;
  page.on("requestfinished", async (request) => {
    const { responseBodySize } = await request.sizes();
    const type = request.resourceType();
    const kind = type in kinds ? kinds[type as keyof typeof kinds] : "other";
    const { pathname } = new URL(request.url());
    loaded.push({
      name: path.basename(pathname) || "/",
      pathname,
      kind,
      bytes: responseBodySize,
    });
  });
  return { page, loaded };
}

/** The name of the one script that holds Phaser. */
async function findEngine(): Promise<string> {
  const folder = path.join(built, "assets");
  const scripts = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  const holding: string[] = [];
  for (const name of scripts) {
    const text = await readFile(path.join(folder, name), "utf8");
    if (/phaser\.io|\bPhaser v/.test(text)) holding.push(name);
  }
  const [engine] = holding;
  if (engine === undefined || holding.length > 1)
    throw new Error(`Phaser is in ${holding.join(", ") || "no script"}`);
  return engine;
}

function print(files: readonly Loaded[]): void {
  for (const { name, kind, bytes } of files)
    console.log(`      ${kib(bytes).padStart(10)}  ${kind.padEnd(10)} ${name}`);
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}

import { deepStrictEqual, ok, rejects } from "node:assert/strict";
import type { BrowserContext } from "playwright-core";
import { completed } from "../../compat/completeBrowser.ts";
import { laterThanOldest } from "../../compat/testing/laterThanOldest.ts";
import { eventually } from "../eventually.ts";
import { cardOf, mayRead } from "../Scene.ts";
import { visit } from "../visit.ts";
import { growOld } from "./growOld.ts";
import type { OddClass } from "./OddClass.ts";

const later = [...laterThanOldest.keys()];

/** What an iPad that stays on iPadOS 15 has, and what is older still. PAG2 */
export async function comeWithOldBrowsers(odd: OddClass): Promise<void> {
  const { scene } = odd;
  const { report, origin } = scene;
  const scripts = new Map<string, string>();
  const make = async (context: BrowserContext) => {
    await context.addInitScript(growOld, later);
    context.on("response", async (response) => {
      if (/\.js$/.test(response.url())) scripts.set(response.url(), await response.text().catch(() => ""));
    });
  };
  const card = cardOf(scene, "Prealgebra", 100);
  const pupil = await odd.team("iPadOS 15", { language: "ru", make });

  await report.check("a pupil of iPadOS 15 joins, buys a card and solves it", async () => {
    await odd.join(pupil);
    mayRead(scene, pupil, card);
    await pupil.buy(card);
    await odd.picture(pupil.page, "old-safari");
    await pupil.answer(card.answer);
    await pupil.status(pupil.texts.play.right(card.answer, 200)).waitFor();
    await eventually(() => pupil.balance(), 600);
  });
  await report.check("the screen and the console work there, too", async () => {
    const screen = await odd.screen({ make });
    await screen.open(origin, odd.code);
    await eventually(async () => (await screen.standings())[0]?.points, 600);
    const console = await odd.console({ make });
    await console.signIn(origin, scene.login, scene.password);
    await console.page.getByRole("link", { name: scene.title }).click();
    await console.inPhase("running");
    await eventually(async () => (await console.teams())[0]?.balancePoints, 600);
  });
  await report.check("that browser did lack what iPadOS 15 lacks", async () => {
    const had = await pupil.page.evaluate(
      (names) =>
        names.filter((name) => [globalThis, AbortSignal, Object, Array.prototype].some((it) => name in it)),
      later,
    );
    // What the pages bring along for themselves.
    deepStrictEqual(
      had.filter((name) => !completed.includes(name)),
      [],
    );
    const read = pupil.page.evaluate((pattern) => new RegExp(pattern).source, "(?<=a)b");
    await rejects(read, /invalid group specifier/);
  });
  await report.check("no script that came holds a look-behind", () => {
    ok(scripts.size > 12, `${scripts.size} scripts came`);
    const found = [...scripts].filter(([, code]) => /\(\?<[=!]/.test(code)).map(([name]) => name);
    deepStrictEqual(found, []);
  });
  await report.check("an older one is told so, in both languages, and nothing else", async () => {
    const older = await odd.team("iOS 12", {
      make: async (context) => {
        await context.addInitScript(() => void Reflect.deleteProperty(globalThis, "WeakRef"));
        // It cannot read them.
        await context.route("**/assets/*.js", (route) =>
          route.fulfill({ contentType: "text/javascript", body: "" }),
        );
      },
    });
    await visit(older.page, `${origin}/join/${odd.code}`);
    const told = older.page.getByRole("alert");
    await told.getByText("This browser is too old for Regatta").waitFor();
    await told.getByText("Этот браузер слишком стар для Регаты").waitFor();
    deepStrictEqual(await told.count(), 1);
    await odd.picture(older.page, "older-browser");
  });
}

import { deepStrictEqual, ok } from "node:assert/strict";
import { translatePage } from "../../compat/testing/translatePage.ts";
import { en } from "../../i18n/en.ts";
import { eventually } from "../eventually.ts";
import type { ConsolePage } from "../pages/ConsolePage.ts";
import type { PersonPage } from "../pages/PersonPage.ts";
import type { TeamPage } from "../pages/TeamPage.ts";
import { cardOf, everywhere, mayRead } from "../Scene.ts";
import { visit } from "../visit.ts";
import type { OddClass } from "./OddClass.ts";

/** As the translator of `translatePage.ts` writes it. */
const translated = (text: string) => `«${text}»`;

/** What is no word: numbers, codes, addresses, formulas, and what a pupil wrote. */
const figures =
  "[data-figure]:not([data-figure=phase]), [role=timer], .code, .katex, .tried-answer, .join-corner-label";

/** A team, the screen and a console whose browsers translate the page, beside the organizer's own that does not. PAG6 */
export async function translatePages(odd: OddClass, organizer: ConsolePage): Promise<void> {
  const { scene } = odd;
  const { report, origin } = scene;
  const team = await odd.team("Translated");
  const screen = await odd.screen();
  const desk = await odd.console();
  const pages: readonly PersonPage[] = [team, screen, desk];

  await report.check(
    "a translator rewrites every text of a team's page, the screen and the console",
    async () => {
      await odd.join(team);
      await screen.open(origin, odd.code);
      await desk.signIn(origin, scene.login, scene.password);
      await visit(desk.page, `${origin}/console/${odd.code}`);
      await desk.inPhase("running");
      await everywhere(pages, async ({ page }) => {
        await page.evaluate(translatePage);
        ok((await page.getByText("«").count()) > 5);
      });
    },
  );
  await buyAndSolve(odd, team, [screen, desk]);
  await report.check("clocks run on, and agree with the one that nobody translates", async () => {
    const before = await team.clockSeconds();
    await eventually(async () => (await team.clockSeconds()) < before, true);
    await everywhere(pages, (person) =>
      eventually(
        async () => Math.abs((await person.clockSeconds()) - (await organizer.clockSeconds())) <= 1,
        true,
      ),
    );
  });
  await report.check("a pause is told in the translator's words, and is over when it is over", async () => {
    const paused = translated(team.texts.status.paused);
    const veil = screen.status(translated(screen.texts.screen.pausedText));
    const phase = desk.page.locator("[data-figure=phase]");
    await organizer.press("pause", "paused");
    await team.status(paused).waitFor();
    await veil.waitFor();
    await eventually(() => phase.textContent(), translated(en.phases.paused));
    await odd.picture(team.page, "translated-pause");
    await organizer.press("resume", "running");
    await team.status(paused).waitFor({ state: "hidden" });
    await veil.waitFor({ state: "hidden" });
    await eventually(() => phase.textContent(), translated(en.phases.running));
  });
  await report.check("no figure and no name was rewritten", async () => {
    await everywhere(pages, async ({ page }) => {
      const kept = page.locator(figures);
      ok((await kept.count()) > 1);
      const rewritten = (await kept.allTextContents()).filter((text) => text.includes("«"));
      deepStrictEqual(rewritten, []);
    });
  });
  await odd.picture(desk.page, "translated-console");
  await odd.picture(screen.page, "translated-screen");
}

async function buyAndSolve(
  odd: OddClass,
  team: TeamPage,
  others: readonly [screen: PersonPage, desk: PersonPage],
): Promise<void> {
  const [screen, desk] = others;
  const { scene } = odd;
  const { report } = scene;
  const card = cardOf(scene, "Prealgebra", 100);
  // The console shows what a team stands by beside its balance, which may be the same figure.
  const seenBy = ({ page }: PersonPage, points: string) =>
    page
      .getByRole("row")
      .filter({ has: page.getByText(team.team, { exact: true }) })
      .getByText(points, { exact: true })
      .first()
      .waitFor();

  await report.check("the team buys and solves a card; balances stay true on all three", async () => {
    mayRead(scene, team, card);
    await team.press(card);
    const { buyTitle, buyConfirm } = team.texts.play;
    const dialog = team.page.getByRole("dialog", { name: translated(buyTitle) });
    await dialog.getByRole("button", { name: translated(buyConfirm(card.pricePoints)) }).click();
    await team.answerBox().waitFor();
    await eventually(() => team.balance(), 400);
    await eventually(() => team.inPlay(), 100);
    await seenBy(screen, "100");
    await seenBy(desk, "400");
    await team.type(card.answer);
    await team.page.keyboard.press("Enter");
    await team.status(translated(team.texts.play.right(card.answer, 200))).waitFor();
    await eventually(() => team.balance(), 600);
    await eventually(() => team.inPlay(), 0);
    await everywhere(others, (person) => seenBy(person, "600"));
    await odd.picture(team.page, "translated-team");
  });
}

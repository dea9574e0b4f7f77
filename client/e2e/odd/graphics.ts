import { deepStrictEqual } from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../eventually.ts";
import { cardOf } from "../Scene.ts";
import { visit } from "../visit.ts";
import type { OddClass } from "./OddClass.ts";

/** The system takes the graphics card away, and gives it back to one page. */
export async function loseGraphics(odd: OddClass): Promise<void> {
  const { scene } = odd;
  const { report, origin, cards } = scene;
  const card = cardOf(scene, "Algebra", 100);
  const team = await odd.team("No graphics");
  const screen = await odd.screen();

  await report.check("the graphics card draws the boards", async () => {
    // Not the plain canvas that other pages of journeys ask for.
    await visit(team.page, `${origin}/join/${odd.code}`);
    await team.joinAsNewTeam(scene.title);
    await visit(screen.page, `${origin}/screen/${odd.code}`);
    await screen.live();
    await drawn(screen.page);
    deepStrictEqual(await Promise.all([team, screen].map(({ page }) => isByGraphicsCard(page))), [
      true,
      true,
    ]);
  });
  await report.check("it is taken away: buttons are the board meanwhile, and a card opens", async () => {
    await loseContext(screen.page, null);
    deepStrictEqual(await loseContext(team.page, card.id), card.id);
    await team.purchaseDialog().waitFor();
    await team.page.keyboard.press("Escape");
    await team.purchaseDialog().waitFor({ state: "hidden" });
  });
  const isBack = report.check(
    "it is back: the board is drawn, and a tap meets the card that is seen",
    async () => {
      await team.page.evaluate(() => dispatchEvent(new Event("graphics-back")));
      await drawn(team.page);
      await odd.picture(team.page, "graphics-back");
      await team.tap(card, cards);
      await team.purchaseDialog().waitFor();
    },
  );
  const isGone = report.check("where it does not come back, the board is drawn without it", async () => {
    await drawn(screen.page);
    await odd.picture(screen.page, "graphics-gone");
    deepStrictEqual(await isByGraphicsCard(screen.page), false);
  });
  await Promise.all([isBack, isGone]);
}

async function drawn(page: Page): Promise<void> {
  const canvas = page.locator("[data-board=ready] canvas");
  await eventually(() => canvas.count(), 1);
}

function isByGraphicsCard(page: Page): Promise<boolean> {
  return page.locator("[data-board] canvas").evaluate((canvas: HTMLCanvasElement) => {
    const context = canvas.getContext("webgl");
    return context !== null && !context.isContextLost();
  });
}

/**
 * Takes the context away until the page is told `graphics-back`. Clicks at once where the card's button is: the board
 * waits a few seconds only, and a journey may be slower. Resolves with the card that was met.
 */
function loseContext(page: Page, cardId: number | null): Promise<number | null> {
  return page.locator("[data-board] canvas").evaluate(async (canvas: HTMLCanvasElement, id) => {
    const host = canvas.closest<HTMLElement>("[data-board]");
    const loss = canvas.getContext("webgl")?.getExtension("WEBGL_lose_context");
    if (!host || !loss) throw new Error("the board is not drawn by WebGL");
    addEventListener("graphics-back", () => loss.restoreContext(), { once: true });
    const lost = new Promise<void>((resolve) => {
      const look = () => host.dataset.board === "lost" && resolve();
      new MutationObserver(look).observe(host, { attributes: true });
    });
    loss.loseContext();
    await lost;
    const box = document.querySelector(`button[data-card="${id}"]`)?.getBoundingClientRect();
    if (!box) return null;
    const met = document
      .elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      ?.closest<HTMLElement>("button[data-card]");
    met?.click();
    return met ? Number(met.dataset.card) : null;
  }, cardId);
}

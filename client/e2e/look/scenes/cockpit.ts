import type { Page } from "playwright-core";
import { bundlePage } from "../bundle.ts";
import { emptyPage } from "../emptyPage.ts";
import { openPage, type Studio } from "../Studio.ts";

/** The console in the middle of lessons of 60 and 300 teams. So many would come in for minutes, so they play in the page itself. */
export async function showCockpit(studio: Studio): Promise<void> {
  const { script, styles } = await bundlePage("../../pages/testing/cockpitStage.tsx", "cockpitStage");
  for (const teams of [60, 300]) {
    const { page } = await openPage(studio);
    await page.setContent(emptyPage);
    await page.addStyleTag({ content: styles });
    await page.addScriptTag({ content: script });
    await page.evaluate(openStage, { teams, language: studio.language });
    const show = (state: string) => studio.show(page, `console-${teams}-teams${state}`, "page");
    await show("");
    await page.evaluate(openCard, 2);
    await page.locator(".answer-group").first().waitFor();
    await show("-card");
    await page.evaluate(openTeam, "t3");
    await page.locator(".purchase").first().waitFor();
    await show("-team");
    await page.evaluate(openPane, "worth");
    await page.locator(".worth canvas").waitFor();
    await show("-chart");
    await close(page);
  }
}

async function close(page: Page): Promise<void> {
  await page.context().close();
}

interface Staged {
  readonly cockpitStage: {
    open(host: Element | null, lesson: { readonly teams: number; readonly language: string }): Stage;
  };
  stage: Stage;
}
interface Stage {
  readonly cockpit: { readonly opened: { value: unknown }; readonly pane: { value: unknown } };
}

// All of these run inside the page.
function openStage(lesson: { readonly teams: number; readonly language: string }): void {
  const staged = window as unknown as Staged;
  staged.stage = staged.cockpitStage.open(document.getElementById("app"), lesson);
}

function openCard(cardId: number): void {
  (window as unknown as Staged).stage.cockpit.opened.value = { type: "card", cardId };
}

function openTeam(teamId: string): void {
  (window as unknown as Staged).stage.cockpit.opened.value = { type: "team", teamId };
}

function openPane(pane: string): void {
  const { cockpit } = (window as unknown as Staged).stage;
  cockpit.opened.value = null;
  cockpit.pane.value = pane;
}

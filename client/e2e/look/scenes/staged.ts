import type { Page } from "playwright-core";
import type { Language } from "../../../../shared/languages.ts";
import { type MomentName, momentNames, momentOf } from "../../../testing/moments.ts";
import { bundlePage } from "../bundle.ts";
import { emptyPage } from "../emptyPage.ts";
import { leave, openPage, type Studio } from "../Studio.ts";

/** How the moments of the big screen are called that are over within seconds. */
export const stagedStates = "staged-";

/** Of the staging, what asks most of the room: enough for the gate. */
const quickMoments: readonly MomentName[] = ["lead-and-call", "tied", "awards"];

/** What is drawn last where the screen shows the board or the race. */
const drawn = { board: "[data-board=ready]", race: ".race-water div canvas" } as const;

/**
 * The count, the bell, the podium step by step: what no screen shows for as long as its pictures take. Its moments are held still in a
 * page of their own, with the real drawings.
 */
export async function showStaged(studio: Studio, { isQuick }: { readonly isQuick: boolean }): Promise<void> {
  const { script, styles } = await bundlePage("../../testing/screenStage.tsx", "screenStage");
  for (const name of isQuick ? quickMoments : momentNames) {
    const { page } = await openPage(studio);
    // At an address of the service: the screen tells pupils where it was loaded from.
    const address = `${studio.origin}/staged?renderer=canvas`;
    await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: emptyPage }));
    await page.goto(address);
    await page.addStyleTag({ content: styles });
    await page.addScriptTag({ content: script });
    await openMoment(page, name, studio.language);
    await studio.show(page, `staged-${name}`, "screen");
    await leave({ page });
  }
}

async function openMoment(page: Page, name: MomentName, language: Language): Promise<void> {
  const { before, seen, shows, view } = momentOf(name, language);
  await page.evaluate(openStage, { name, language });
  const picture = shows === "race" ? drawn.race : drawn.board;
  if (view.phase === "running") await page.locator(picture).first().waitFor();
  if (before) await page.evaluate(goOn);
  for (const selector of seen) await page.locator(selector).first().waitFor();
}

interface Staged {
  readonly screenStage: {
    open(host: Element | null, moment: { readonly name: string; readonly language: string }): Stage;
  };
  stage: Stage;
}
interface Stage {
  goOn(): void;
}

// Both run inside the page.
function openStage(moment: { readonly name: string; readonly language: string }): void {
  const staged = window as unknown as Staged;
  staged.stage = staged.screenStage.open(document.getElementById("app"), moment);
}

function goOn(): void {
  (window as unknown as Staged).stage.goOn();
}

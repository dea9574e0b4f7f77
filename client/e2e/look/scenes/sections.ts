import type { TeamPage } from "../../pages/TeamPage.ts";
import type { Studio } from "../Studio.ts";
import { usualSize } from "../sights.ts";

/** What stands beside the task: on a laptop in tabs, on a phone in sections. */
export async function showSections({ texts, show }: Studio, team: TeamPage): Promise<void> {
  const { play } = texts;
  const { page } = team;
  const tab = (name: string) => page.getByRole("tab", { name, exact: true });
  await team.openSide();
  for (const name of ["ledger", "team"] as const) {
    await tab(play[name]).click();
    await show(page, `play-${name}`, "page");
  }
  await tab(play.standings).click();
  await team.closeSide();

  const sections = page.locator(".section-bar button");
  for (const [index, name] of (["board", "tasks", "standings", "team"] as const).entries()) {
    if (name === "tasks") continue;
    await page.setViewportSize({ width: 390, height: 844 });
    await sections.nth(index).click();
    await show(page, `play-hand-${name}`, "hand");
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await sections.nth(1).click();
  await page.setViewportSize(usualSize);
}

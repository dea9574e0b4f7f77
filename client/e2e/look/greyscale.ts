import type { Page } from "playwright-core";
import { themes } from "../../../shared/contest/themes.ts";
import type * as BoardStates from "./boardStates.ts";
import { bundle } from "./bundle.ts";
import { chooseTheme } from "./Gallery.ts";
import type { PageFault } from "./inspectPage.ts";

/** On a team's board a sign and a ground tell; the screen's cards say it in signs and numbers, which are thin. */
const smallestShare = { team: 0.03, screen: 0.004 } as const;

/** States of a board that look alike in grey, in any theme. The page must have the board's style sheet. */
export async function findAlikeInGrey(page: Page): Promise<readonly PageFault[]> {
  await page.evaluate(await bundle("boardStates.ts", "boardStates"));
  const faults: PageFault[] = [];
  for (const theme of themes) {
    await chooseTheme(page, theme);
    const pairs = await page.evaluate(() => {
      const { boardStates } = window as unknown as { readonly boardStates: typeof BoardStates };
      return boardStates.greyPairs();
    });
    for (const { board, pair, differentShare } of pairs) {
      if (differentShare >= smallestShare[board]) continue;
      const share = `${(differentShare * 100).toFixed(1)} % of the picture differ`;
      faults.push({ rule: "states are alike in grey", where: `${board}: ${pair} in ${theme}: ${share}` });
    }
  }
  await chooseTheme(page, "light");
  return faults;
}

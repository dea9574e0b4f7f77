import { loseGraphics } from "../odd/graphics.ts";
import { hangScreen } from "../odd/hungScreen.ts";
import { loseParts } from "../odd/lostParts.ts";
import { showAddresses } from "../odd/manyAddresses.ts";
import type { OddClass } from "../odd/OddClass.ts";
import { comeWithOldBrowsers } from "../odd/oldBrowsers.ts";
import { blockSockets } from "../odd/socketFilter.ts";
import { translatePages } from "../odd/translator.ts";

const minutes = 20;

/** A contest whose people have what schools have: old tablets, translators, filters, a network that loses things. */
export async function meetOddBrowsers(odd: OddClass): Promise<void> {
  const { report } = odd.scene;
  report.act("Odd browsers");
  const organizer = await report.step("a contest of their own runs", () => odd.begin(minutes));
  await comeWithOldBrowsers(odd);
  await translatePages(odd, organizer);
  await odd.goHome([organizer]);
  await loseParts(odd);
  await odd.goHome([organizer]);
  await loseGraphics(odd);
  await hangScreen(odd);
  await blockSockets(odd, organizer);
  await showAddresses(odd);
  await odd.goHome([]);
}

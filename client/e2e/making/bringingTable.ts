import { deepStrictEqual } from "node:assert/strict";
import { en } from "../../i18n/en.ts";
import { type Album, makersLooks } from "../Album.ts";
import type { PacedPage } from "../PacedPage.ts";

/** All of a spreadsheet becomes a contest, whose board is then open; resolves with the room code. */
export async function bringTable(
  hand: PacedPage,
  sheet: PacedPage,
  title: string,
  album: Album,
): Promise<string> {
  const { beginning, console: words, studio, tables } = en;
  await sheet.css("td").first.click();
  await sheet.press("Control+A");
  await sheet.press("Control+C");
  // Back to the browser.
  hand.elsewhere({ keys: 2 });
  await hand.role("button", { name: beginning.chooseTable }).click();
  await hand.css("summary").withText(studio.paste).click();
  await hand.css("textarea[name=pasted]").click();
  await hand.press("Control+V");
  await hand
    .css(".table-preview h4")
    .withText(tables.boardOf(13, 3, 5))
    .there();
  deepStrictEqual(await hand.css(".table-preview [data-tone=bad]").count(), 0);
  await hand.picture(album, "table", makersLooks);
  await hand.label(words.contestTitle).write(title);
  await hand.role("button", { name: words.create }).click();
  await hand.role("heading", { level: 1, name: title }).there();
  await hand.role("link", { name: studio.editBoard }).click();
  await hand.css('[data-place="3:3"][data-state=whole]').there();
  return hand.path().split("/")[2] ?? "";
}

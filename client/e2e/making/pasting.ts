import { deepStrictEqual, doesNotMatch, match } from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../eventually.ts";
import { BoardPage } from "../pages/BoardPage.ts";
import { visit } from "../visit.ts";
import type { assembleAuthors, Making } from "./makeBoard.ts";

/** As a word processor puts it on the clipboard. */
const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"></head><body><!--StartFragment-->
<p class=MsoNormal>Two <b>white boats</b> carry x<sup>2</sup> = 2*3*4 barrels.<o:p></o:p></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Boat<o:p></o:p></p></td><td><p class=MsoNormal>Speed<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>Gull<o:p></o:p></p></td><td><p class=MsoNormal>5 km/h<o:p></o:p></p></td></tr></table>
<p class=MsoNormal onclick="document.title='run'"><img src="x" onerror="document.title='run'"><script>document.title='run'</script>Which one is <i>faster</i>?<o:p></o:p></p>
<!--EndFragment--></body></html>`;

/** Formatted text comes into a task as it looked, and a formula's fault is told at its line until it is mended. PST1 – PST3 PST7 */
export async function pasteText(
  { origin, report }: Pick<Making, "origin" | "report">,
  { anna }: Pick<Awaited<ReturnType<typeof assembleAuthors>>, "anna">,
): Promise<void> {
  const { page, texts } = anna;
  const desk = new BoardPage(anna);
  const box = page.locator("[name=statement]");
  const sheet = page.locator(".studio-sheet");
  report.act("Text from a word processor, and a formula that is wrong");
  await report.step("a card is opened", async () => {
    await visit(page, `${origin}/console`);
    await desk.make();
    await desk.resize(1, 1);
    await desk.writeCard(1, 1, {
      category: "Boats",
      price: 100,
      statement: "To be written anew",
      kind: "number",
      answer: "5",
    });
    await box.fill("");
  });
  await report.step("bold words, a power and a table are pasted, and look as they looked", async () => {
    await paste(page, { "text/html": html, "text/rtf": "{\\rtf1 boats}", "text/plain": "boats" });
    await eventually(async () => (await desk.statement()).includes("Which one is *faster*?"), true);
    const source = await desk.statement();
    match(source, /^Two \*\*white boats\*\* carry \$x\^2\$ = 2\*3\*4 barrels\.$/mu);
    match(source, /^\| Boat \| Speed \|\n\| --- \| --- \|\n\| Gull \| 5 km\/h \|$/mu);
    doesNotMatch(source, /[<>]|MsoNormal/u);
    await sheet.locator("strong", { hasText: "white boats" }).waitFor();
    await sheet.locator("em", { hasText: "faster" }).waitFor();
    deepStrictEqual(await sheet.locator("table td").allTextContents(), ["Gull", "5 km/h"]);
    deepStrictEqual((await page.title()) === "run", false);
  });
  await report.step(
    "a formula that cannot be drawn is told with its line, leads to its place, and is mended",
    async () => {
      const before = await desk.statement();
      await box.fill(`${before}\n\nWrite $\\fraq{1}{2}$ of it.`);
      const line = before.split("\n").length + 2;
      const sentence = `${texts.formulas.atLine(line)}: ${texts.formulas.faults.unknown_command("\\fraq")}`;
      const fault = page.locator(".studio-faults").getByRole("button", { name: sentence });
      await fault.focus();
      await page.keyboard.press("Enter");
      await eventually(() => page.evaluate(() => getSelection()?.toString() ?? ""), "\\fraq");
      await page.keyboard.type("\\frac");
      await fault.waitFor({ state: "detached" });
      await desk.isSaved();
    },
  );
}

/** What the browser does when somebody presses Ctrl+V with this on the clipboard. */
async function paste(page: Page, held: Readonly<Record<string, string>>): Promise<void> {
  await page.locator("[name=statement]").focus();
  await page.evaluate((parts) => {
    const data = new DataTransfer();
    for (const [type, part] of Object.entries(parts)) data.setData(type, part);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, held);
}

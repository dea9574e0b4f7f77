import type { Page } from "playwright-core";
import type { TableRow } from "./ownContest.ts";

/**
 * A window of a spreadsheet: what is copied in it goes to the clipboard as spreadsheets put it, as HTML with their styles and as
 * lines with tabs.
 */
export async function openSpreadsheet(page: Page, rows: readonly TableRow[]): Promise<void> {
  const lines = [
    ["Category", "Price", "Question", "Answer"],
    ...rows.map(({ category, price, question, answer }) => [category, `${price}`, question, answer]),
  ];
  const body = lines
    .map((cells) => `<tr height="20">${cells.map((cell) => `<td class="xl65">${cell}</td>`).join("")}</tr>`)
    .join("\n");
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name="ProgId" content="Excel.Sheet">
<style><!--.xl65 {mso-number-format:General; white-space:normal;}--></style></head><body>
<!--StartFragment--><table border="0" cellspacing="0"><col width="90"><col width="40" span="3">
${body}
</table><!--EndFragment--></body></html>`;
  const text = `${lines.map((cells) => cells.join("\t")).join("\r\n")}\r\n`;
  await page.setContent(`<title>lesson.xlsx</title><table>${body}</table>`);
  await page.evaluate(
    (copied) => {
      document.addEventListener("copy", (event) => {
        event.clipboardData?.setData("text/html", copied.html);
        event.clipboardData?.setData("text/plain", copied.text);
        event.preventDefault();
      });
    },
    { html, text },
  );
}

import { eventually } from "../eventually.ts";
import { BoardPage } from "../pages/BoardPage.ts";
import { TablePreview } from "../pages/TablePreview.ts";
import { visit } from "../visit.ts";
import type { assembleAuthors, Making } from "./makeBoard.ts";

const title = "Out of a table";
const doubtful = [
  ["Category", "Question", "Answer", "Points"],
  ["Sums", "How many days has May?", "31", "100"],
  ["Sums", "How long is a metre in centimetres?", "100 cm", "200"],
  ["Words", "What do bees make?", "honey", "100"],
  ["Words", "Which letters are on the keys 1; 2?", "1; 2", "200"],
];
const second = [
  ["Category", "Question", "Answer", "Points"],
  ["Rivers", "Which river flows through Cairo?", "Nile", "100"],
  ["Rivers", "Which river flows through Paris?", "", "200"],
];

/** A table with two doubts, mended where it is shown; then a second one into its board. FIL15 – FIL17 */
export async function bringTable(
  { origin, report }: Making,
  { anna }: Awaited<ReturnType<typeof assembleAuthors>>,
): Promise<void> {
  const { page, texts } = anna;
  const table = new TablePreview(anna);
  const desk = new BoardPage(anna);
  report.act("A table is looked at, mended and made a contest of; another one is brought into its board");
  await report.step("a pasted table is shown with its two doubts", async () => {
    await visit(page, `${origin}/console`);
    await anna.bringTable();
    await table.paste(doubtful);
    await table.needs(0, 2);
    await table.hasCards(4);
  });
  await report.step("both are mended in place, by the keyboard", async () => {
    await table.write("C3", "100");
    await table.needs(0, 1);
    await table.write("C5", "ab");
    await table.isClean();
    await table.openCard(3);
    await eventually(() => table.key(), "ab");
  });
  await report.step("it is made, and its lobby opens", async () => {
    await page.getByLabel(texts.console.contestTitle, { exact: true }).fill(title);
    await anna.button(texts.console.create).click();
    await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    await anna.inPhase("draft");
    await anna.press("openLobby", "lobby");
  });
  await report.step("a second table is brought into its board, and undone as one step", async () => {
    const code = new URL(page.url()).pathname.split("/")[2] ?? "";
    await desk.open(origin, code);
    await anna.button(texts.tables.bring).click();
    await table.paste(second);
    await table.needs(1, 0);
    await table.write("C3", "Seine");
    await table.isClean();
    await page.locator("[data-figure=plan]", { hasText: texts.tables.willStand(2) }).waitFor();
    await anna.button(texts.tables.doBring).click();
    await desk.hasAt(1, 3, "100");
    await desk.hasAt(2, 3, "200");
    await anna.button(`↶ ${texts.studio.undo}`).click();
    await page.locator('[data-place="1:3"]').waitFor({ state: "detached" });
    await anna.button(`↷ ${texts.studio.redo}`).click();
    await desk.hasAt(2, 3, "200");
  });
}

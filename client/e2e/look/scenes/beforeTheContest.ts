import type { Page } from "playwright-core";
import { eventually } from "../../eventually.ts";
import { BoardPage } from "../../pages/BoardPage.ts";
import { TablePreview } from "../../pages/TablePreview.ts";
import { visit } from "../../visit.ts";
import { doubtfulTable } from "../contestFile.ts";
import { openPage, organizerAt, type Studio } from "../Studio.ts";
import { showTwoAuthors } from "./editors.ts";
import { showBeginnings, showFirstPassword } from "./firstRun.ts";
import { showLibrary } from "./library.ts";
import { showPaperAndCopies } from "./paperAndCopies.ts";
import { showPictureWriting } from "./pictures.ts";
import { tryDraft } from "./trying.ts";

/** Longer than a check takes. */
const checkMs = 8_000;

/** Pages without a contest: the ways in, typed wrongly, the console's first pages. Leaves the organizer in a draft. */
export async function beforeTheContest(studio: Studio) {
  await showWaysIn(studio);
  await showFirstPassword(studio);
  return showFirstConsolePages(studio);
}

async function showWaysIn(studio: Studio): Promise<void> {
  const { texts, origin, show } = studio;
  const { page } = await openPage(studio);
  await visit(page, `${origin}/`);
  const code = page.getByLabel(texts.join.code, { exact: true });
  const next = page.getByRole("button", { name: texts.join.find, exact: true });
  await code.waitFor();
  await show(page, "join-empty", "page");
  await next.click();
  await page.getByText(texts.join.codeMissing).waitFor();
  await show(page, "join-code-missing", "page");
  await page.locator(".settings > summary").click();
  await show(page, "settings", "page");
  await page.keyboard.press("Escape");
  await code.fill("ABC234");
  await next.click();
  await page.getByText(texts.httpProblems.unknown_room({})).waitFor();
  await show(page, "join-code-wrong", "page");

  await visit(page, `${origin}/nowhere/at/all`);
  await page.getByRole("heading", { name: texts.app.notFoundTitle }).waitFor();
  await show(page, "unknown-page", "page");
  await visit(page, `${origin}/play/ABC234/nobody`);
  await page.getByRole("heading", { name: texts.play.seatUnknownTitle }).waitFor();
  await show(page, "play-unknown-seat", "page");
  await visit(page, `${origin}/screen/ABC234`);
  await page.getByRole("heading", { name: texts.screen.unknownTitle("ABC234") }).waitFor();
  await show(page, "screen-unknown", "screen");
  await visit(page, `${origin}/results/ABC234`);
  await page.getByText(texts.httpProblems.unknown_room({})).waitFor();
  await show(page, "results-unknown", "page");
  await page.context().close();
}

async function showFirstConsolePages(studio: Studio) {
  const { texts, origin, show, login, password, contest, faultyFile, unclearFile, oddFile } = studio;
  const words = texts.console;
  // The other language's contests stand in the same list.
  const odd = `Odd ${studio.language}`;
  const organizer = organizerAt(studio, await openPage(studio));
  const { page } = organizer;
  await visit(page, `${origin}/console`);
  await organizer.button(words.signIn).waitFor();
  await show(page, "console-sign-in", "page");
  await page.getByLabel(words.login, { exact: true }).fill(login);
  await page.getByLabel(words.password, { exact: true }).fill("not this one");
  await organizer.button(words.signIn).click();
  await page.getByText(texts.httpProblems.wrong_password({})).waitFor();
  await show(page, "console-wrong-password", "page");

  await organizer.signIn(origin, login, password);
  await show(page, "console-contests", "page");
  await showBeginnings(studio, organizer);
  await organizer.bringTable();
  await organizer.button(words.create).click();
  await page.getByText(words.fileMissing).waitFor();
  await show(page, "console-fields-missing", "page");
  await page.getByLabel(words.file, { exact: true }).setInputFiles(faultyFile);
  await page.getByLabel(words.contestTitle, { exact: true }).fill(contest.title);
  await page.locator("[data-figure=notes]").waitFor();
  await show(page, "console-file-problems", "page");
  await page.getByLabel(words.file, { exact: true }).setInputFiles(unclearFile);
  await page.getByLabel(words.encoding, { exact: true }).waitFor();
  await show(page, "console-file-encoding", "page");
  await page.getByLabel(words.file, { exact: true }).setInputFiles(oddFile);
  await page.getByLabel(words.contestTitle, { exact: true }).fill(odd);
  await page.locator(".preview-board").waitFor();
  await show(page, "console-file-warnings", "page");
  await organizer.button(words.create).click();
  await page.getByRole("heading", { level: 1, name: odd, exact: true }).waitFor();
  await visit(page, `${origin}/console`);
  await organizer.bringTable();
  await showRules(studio, page);
  await showLibrary(studio, organizer, odd);
  await visit(page, `${origin}/console`);
  await showTables(studio, organizer);
  await visit(page, `${origin}/console`);

  const code = await organizer.importFile(contest.file, contest.title, minutes);
  await page.locator("[data-figure=room-code]").waitFor();
  await show(page, "console-draft", "page");
  await showStudio(studio, organizer, code);
  await new BoardPage(organizer).open(origin, code);
  await showTwoAuthors(studio, organizer, code);
  await visit(page, `${origin}/console/${code}`);
  await organizer.inPhase("draft");
  return { organizer, code };
}

/** A table before anything is made of it: as it will be, and with what needs somebody. */
async function showTables(
  { texts, show, contest, language }: Studio,
  organizer: ReturnType<typeof organizerAt>,
): Promise<void> {
  const { page } = organizer;
  const table = new TablePreview(organizer);
  await organizer.bringTable();
  await page.getByLabel(texts.console.file, { exact: true }).setInputFiles(contest.file);
  await page.locator(".preview-board").waitFor();
  await table.openCard(0);
  await show(page, "console-table-preview", "page");
  await table.paste(doubtfulTable[language]);
  await table.needs(2, 0);
  await table.write("D5", "200");
  await table.needs(1, 0);
  await table.cell("C4").click();
  await show(page, "console-table-doubts", "page");
}

/** The rules of a new contest, unfolded: as they are at first, and with a field that is not as it may be. */
async function showRules({ texts, show }: Studio, page: Page): Promise<void> {
  const { title, presets, example, fields } = texts.rules;
  await page.getByText(title(presets.classic.name), { exact: true }).click();
  await page.getByRole("heading", { name: example.title }).waitFor();
  await show(page, "console-rules", "page");
  await page.getByLabel(presets.quick.name, { exact: true }).check();
  await page.getByLabel(fields.slots.label, { exact: true }).fill("0");
  await page.getByText(example.notWhole).waitFor();
  await show(page, "console-rules-wrong", "page");
}

/** The board of the draft as its author sees it: whole, a card of it, a card that is not finished, and what is laid aside. */
async function showStudio(
  studio: Studio,
  organizer: ReturnType<typeof organizerAt>,
  code: string,
): Promise<void> {
  const { origin, show, texts, contest, language } = studio;
  const { page } = organizer;
  const desk = new BoardPage(organizer);
  await desk.open(origin, code);
  await show(page, "studio-board", "studio");
  await organizer.button(texts.tables.bring).click();
  const table = new TablePreview(organizer);
  await table.paste(doubtfulTable[language].slice(0, 3));
  await page.locator(".preview-board").waitFor();
  await show(page, "studio-table", "studio");
  await page.keyboard.press("Escape");
  await page.locator(".bring-table").waitFor({ state: "detached" });
  await desk.openCard(1, 1);
  await show(page, "studio-card", "studio");
  const words = await desk.statement();
  await desk.typeStatement("");
  await page.locator('[data-place="1:1"][data-state=unfinished]').waitFor();
  await show(page, "studio-card-unfinished", "studio");
  await desk.typeStatement(words);
  await page.locator('[data-place="1:1"][data-state=whole]').waitFor();
  for (const kind of ["text", "choice"] as const) {
    await desk.openCard(contest[kind].row, contest[kind].column);
    await page.locator(".studio-variants").waitFor();
    await show(page, `studio-card-${kind}`, "studio");
  }
  await organizer.button(texts.app.close).click();
  await showPictureWriting(studio, organizer);
  await page.getByText(texts.studio.panes.readiness, { exact: true }).click();
  const report = page.locator(".studio-idle");
  // While the other language's contest is checked, this one is told to wait.
  await eventually(
    async () => {
      await organizer.button(texts.studio.check).click();
      return report.waitFor({ timeout: checkMs }).then(
        () => true,
        () => false,
      );
    },
    true,
    4 * checkMs,
  );
  await show(page, "studio-readiness", "studio");
  await page.getByText(texts.studio.panes.readiness, { exact: true }).click();
  await tryDraft(studio, organizer);
  await showPaperAndCopies(studio, organizer, code);
  await visit(page, `${origin}/console/${code}`);
  await organizer.inPhase("draft");
}

/** More than the pictures take; the end is moved nearer when it is time. */
const minutes = 30;

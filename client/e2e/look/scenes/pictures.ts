import { BoardPage } from "../../pages/BoardPage.ts";
import type { TeamPage } from "../../pages/TeamPage.ts";
import type { organizerAt, Studio } from "../Studio.ts";

/** As a teacher draws it: black lines, nothing behind them. */
const triangle = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 240" font-family="sans-serif" font-size="24">
  <path d="M40 200H340V40Z" fill="none" stroke="#000" stroke-width="4"/>
  <path d="M320 200v-20h20" fill="none" stroke="#000" stroke-width="2"/>
  <text x="180" y="230">8 cm</text><text x="350" y="130">6</text><text x="160" y="105">?</text></svg>`;

/** A card whose task gets a picture: its words are asked for, then one without words is marked. */
export async function showPictureWriting(
  { contest, show, texts }: Studio,
  organizer: ReturnType<typeof organizerAt>,
): Promise<void> {
  const { page } = organizer;
  const desk = new BoardPage(organizer);
  await desk.openCard(contest.plain.row, contest.plain.column);
  const text = page.locator(".studio-text-field").first();
  await text.locator("textarea").focus();
  await page.keyboard.press("Control+End");
  const choose = async () => {
    await text
      .locator("input[type=file]")
      .setInputFiles({ name: "a.svg", mimeType: "image/svg+xml", buffer: Buffer.from(triangle) });
    await text.locator(".picture-words img").waitFor();
  };
  await choose();
  await page.locator(".studio-sheet img").waitFor();
  await show(page, "studio-card-picture", "page");
  await page.locator("[name=picture-words]").fill("ABC");
  await organizer.button(texts.pictures.done).click();
  await text.locator("textarea").focus();
  await page.keyboard.press("Control+End");
  const before = await desk.statement();
  await choose();
  await organizer.button(texts.pictures.later).click();
  await text.locator(".picture-wordless").waitFor();
  await show(page, "studio-card-picture-wordless", "page");
  await desk.typeStatement(before);
  await desk.isSaved();
  await organizer.button(texts.app.close).click();
}

/** The task with its picture as a team reads it, and the picture enlarged. */
export async function showPictureTask({ show }: Studio, { page }: TeamPage): Promise<void> {
  const picture = page.locator(".task-text .statement-picture button");
  await picture.locator("img").waitFor();
  await show(page, "task-picture", "task");
  await picture.click();
  await page.getByRole("dialog").waitFor();
  await show(page, "task-picture-enlarged", "page");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

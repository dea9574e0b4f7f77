import { deepStrictEqual, match, ok } from "node:assert/strict";
import type { Page, Request } from "playwright-core";
import { picturesIn } from "../../../shared/pictures.ts";
import { en } from "../../i18n/en.ts";
import { laptop, openSeat } from "../cast.ts";
import { eventually } from "../eventually.ts";
import { closeSide, inPane } from "../mending/console.ts";
import { BoardPage } from "../pages/BoardPage.ts";
import { TeamPage } from "../pages/TeamPage.ts";
import { visit } from "../visit.ts";
import type { assembleAuthors, Making } from "./makeBoard.ts";
import { bombs, hostileSvg, hugeSvg, largePng, type PictureFile, turnedJpeg } from "./pictureFiles.ts";

const first = { id: 1, category: "Seen", pricePoints: 100 } as const;

/** Pictures come into a task by every way, and are seen by those who bought it, and by nobody else. MED5 MED10 – MED15 */
export async function putPictures(
  { origin, report }: Pick<Making, "origin" | "report">,
  { anna, ants }: Pick<Awaited<ReturnType<typeof assembleAuthors>>, "anna" | "ants">,
): Promise<void> {
  const { page } = anna;
  const desk = new BoardPage(anna);
  const words = anna.texts.pictures;
  const text = page.locator(".studio-text-field").first();
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  report.act("Pictures in a task: put there by every way, and seen by those who bought it");
  const code = await report.step("a board of two cards", async () => {
    await visit(page, `${origin}/console`);
    const made = await desk.make();
    await desk.resize(1, 2);
    for (const column of [1, 2])
      await desk.writeCard(1, column, {
        category: "Seen",
        price: 100 * column,
        statement: `What do you see in the pictures of card ${column}, counted from its left side?`,
        kind: "number",
        answer: `${column}`,
      });
    await desk.isSaved();
    await desk.openCard(1, 1);
    return made;
  });
  const shown = (count: number) => eventually(async () => picturesIn(await desk.statement()).length, count);
  const describe = async (sentence: string) => {
    await page.locator("[name=picture-words]").fill(sentence);
    await page.locator("[name=picture-words]").press("Enter");
  };

  await report.step("a picture is chosen, and what it shows is asked and written", async () => {
    await text.locator("input[type=file]").setInputFiles(chosen(await largePng()));
    await shown(1);
    await describe("a *red* sheet");
    match(await desk.statement(), /!\[a \\\*red\\\* sheet\]\(media:/u);
    await eventually(() => sidesIn(page, ".studio-sheet img"), [[1600, 800]]);
  });
  await report.step("a photograph is dragged onto the text, and stands upright", async () => {
    await carry(page, "drop", [await turnedJpeg()]);
    await shown(2);
    await describe("a blue door");
    const upright = [
      [1600, 800],
      [100, 300],
    ].sort();
    await eventually(async () => [...(await sidesIn(page, ".studio-sheet img"))].sort(), upright);
  });
  await report.step("drawings that would run and load are pasted: only their pixels come", async () => {
    await carry(page, "paste", [hostileSvg, hugeSvg]);
    await shown(4);
    await page.locator("[name=picture-decoration]").check();
    await anna.button(words.done).click();
    await describe("a violet square");
    const sides = await sidesIn(page, ".studio-sheet img");
    ok(sides.every(([width = 0, height = 0]) => width > 0 && Math.max(width, height) <= 1600));
    ok((await page.title()) !== "run");
  });
  await report.step(
    "bombs and pages that call themselves pictures are refused, and the page lives on",
    async () => {
      for (const bomb of bombs) {
        await carry(page, "drop", [bomb]);
        await text
          .getByRole("status")
          .filter({ hasText: anna.texts.httpProblems.picture_unreadable({}) })
          .waitFor();
      }
      await shown(4);
      deepStrictEqual(dialogs, []);
      deepStrictEqual(anna.witness.takeProblems(), []);
      await desk.isSaved();
    },
  );

  const [picture = ""] = picturesIn(await desk.statement());
  const seat = await openSeat(anna.page.context().browser() ?? missing("browser"), laptop, []);
  const bees = new TeamPage("bees", seat.page, en, seat.witness, { team: "Bees", isPhone: false });
  const tokens = { ants: tokenOf(ants.page, code), bees: tokenOf(bees.page, code) };
  await report.step("the team that buys the card sees its pictures, and one of them large", async () => {
    await desk.openLobby();
    await anna.inPhase("lobby");
    for (const team of [ants, bees]) {
      await team.typeCode(origin, code);
      await team.joinAsNewTeam("New contest");
    }
    await anna.press("start", "running");
    await eventually(() => ants.balance(), 500);
    await ants.cell(first as never).focus();
    await ants.page.keyboard.press("Enter");
    await ants
      .purchaseDialog()
      .getByRole("button", { name: ants.texts.play.buyConfirm(100) })
      .click();
    await eventually(async () => (await sidesIn(ants.page, ".task-text img")).length, 4);
    const sheet = ants.page.getByRole("button", { name: "a *red* sheet" });
    await sheet.focus();
    await ants.page.keyboard.press("Enter");
    const large = ants.page.getByRole("dialog", { name: "a *red* sheet" });
    await large.getByRole("img", { name: "a *red* sheet" }).waitFor();
    await ants.page.keyboard.press("Escape");
    await large.waitFor({ state: "detached" });
    await sheet.click();
    await large.waitFor();
    await ants.page.goBack();
    await large.waitFor({ state: "detached" });
    await ants.page.locator("#answer").waitFor();
  });
  const asked = async (way: "" | "/team" | "/screen", token: string | null) => {
    const { port } = new URL(origin);
    const response = await fetch(`http://127.0.0.1:${port}/api/rooms/${code}/pictures/${picture}${way}`, {
      headers: token === null ? {} : { authorization: token },
    });
    await response.arrayBuffer();
    return response.status;
  };
  await report.step("a team that did not, and a stranger with the link, get nothing", async () => {
    const [ofAnts, ofBees] = [await tokens.ants, await tokens.bees];
    deepStrictEqual(await asked("/team", ofAnts), 200);
    deepStrictEqual(await asked("/team", ofBees), 404);
    deepStrictEqual(await asked("/team", null), 401);
    deepStrictEqual(await asked("/screen", null), 404);
    deepStrictEqual(await asked("", null), 401);
    ok((await asked("", ofAnts)) >= 401);
    ok(!(await bees.page.content()).includes(picture));
    deepStrictEqual([ants.witness.takeProblems(), bees.witness.takeProblems()], [[], []]);
  });
  await report.step("nor does the seat, once it was released", async () => {
    await visit(page, `${origin}/console/${code}`);
    await anna.askAbout("Ants", "seats");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: anna.texts.console.releaseSeat })
      .first()
      .click();
    await ants.page.getByRole("heading", { name: ants.texts.goodbyes.seat_released.title }).waitFor();
    ok([401, 403, 404].includes(await asked("/team", await tokens.ants)));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await anna.closePanel();
  });
  await report.step(
    "the teacher sees them beside the answers, and the wall while the task is gone through",
    async () => {
      const { closing, console: words, screen } = anna.texts;
      await page.locator(`[data-tile="${first.id}"]`).click();
      await eventually(async () => (await sidesIn(page, ".card-statement img")).length, 4);
      await closeSide(anna);
      await anna.button(`${words.actions.finish} …`).click();
      const dialog = page.getByRole("dialog", { name: words.finishTitle });
      await dialog.getByRole("button", { name: words.actions.finish, exact: true }).click();
      await anna.inPhase("finished");
      await visit(seat.page, `${origin}/screen/${code}`);
      const pane = await inPane(anna, "closing");
      await pane
        .getByRole("combobox", { name: closing.card })
        .selectOption({ label: screen.card(first.category, first.pricePoints) });
      deepStrictEqual(await asked("/screen", null), 404);
      await pane.getByRole("button", { name: closing.showStatement, exact: true }).click();
      await eventually(async () => (await sidesIn(seat.page, ".task-on-screen img")).length, 4);
      deepStrictEqual(await asked("/screen", null), 200);
      await pane.getByRole("button", { name: closing.endReview, exact: true }).click();
      await seat.page.locator(".task-on-screen").waitFor({ state: "detached" });
      deepStrictEqual(await asked("/screen", null), 404);
      deepStrictEqual([seat.witness.takeProblems(), anna.witness.takeProblems()], [[], []]);
      await seat.page.context().close();
    },
  );
}

const chosen = ({ name, type, bytes }: PictureFile) => ({ name, mimeType: type, buffer: bytes });

/** As the browser tells of what is dropped or pasted. */
async function carry(page: Page, how: "drop" | "paste", files: readonly PictureFile[]): Promise<void> {
  const sent = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString("base64") }));
  await page.locator(".studio-card [name=statement]").evaluate(
    (box: HTMLTextAreaElement, { how, sent }) => {
      const carried = new DataTransfer();
      for (const { name, type, base64 } of sent) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        carried.items.add(new File([bytes], name, { type }));
      }
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
      const common = { bubbles: true, cancelable: true };
      box.dispatchEvent(
        how === "drop"
          ? new DragEvent("drop", { ...common, dataTransfer: carried })
          : new ClipboardEvent("paste", { ...common, clipboardData: carried }),
      );
    },
    { how, sent },
  );
}

/** Of the pictures that are drawn there, as their files have them. */
function sidesIn(page: Page, where: string): Promise<readonly (readonly number[])[]> {
  return page
    .locator(where)
    .evaluateAll((images) =>
      images
        .filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0)
        .map((image) => [
          (image as HTMLImageElement).naturalWidth,
          (image as HTMLImageElement).naturalHeight,
        ]),
    );
}

/** What a team's page sends to be let in. */
function tokenOf(page: Page, code: string): Promise<string> {
  return new Promise((resolve) => {
    const listen = (request: Request) => {
      const token = request.headers().authorization;
      if (!request.url().endsWith(`/${code}/connect/team`) || token === undefined) return;
      page.off("request", listen);
      resolve(token);
    };
    page.on("request", listen);
  });
}

function missing(what: string): never {
  throw new Error(`no ${what}`);
}

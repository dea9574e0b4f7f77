import { eventually } from "../eventually.ts";
import { everywhere, nothingWentWrong } from "../Scene.ts";
import { visit } from "../visit.ts";
import { inPane } from "./console.ts";
import type { MendingRoom } from "./MendClass.ts";

/** A question, a message, an emergency. */
export async function steerThrough(room: MendingRoom): Promise<void> {
  room.report.act("Words, and an emergency");
  await answerAQuestion(room);
  await sayItToAll(room);
  await stopEverything(room);
  await changeItsTitle(room);
  await nothingWentWrong(room);
}

async function answerAQuestion({ report, cast }: MendingRoom): Promise<void> {
  const { anna, bees, teams } = cast;
  await report.step("a team asks something in general", async () => {
    const { play, questions } = bees.texts;
    await bees.openSide();
    await bees.page.getByRole("tab", { name: play.team, exact: true }).click();
    await bees.button(questions.ask).last().click();
    const dialog = bees.page.getByRole("dialog", { name: questions.askTitle });
    await dialog.getByLabel(questions.text, { exact: true }).fill("May we use a calculator?");
    await dialog.getByRole("button", { name: questions.send, exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  });
  await report.step("a moderator answers to everybody, in prepared words", async () => {
    const { questions } = anna.texts;
    const pane = await inPane(anna, "questions");
    await pane.getByRole("button", { name: `${questions.answer} ${bees.team}` }).click();
    const dialog = anna.page.getByRole("dialog", { name: questions.answerTitle(bees.team) });
    await dialog.getByRole("button", { name: "No.", exact: true }).click();
    await dialog.getByRole("radio", { name: questions.receivers.all }).check();
    await dialog.getByRole("button", { name: questions.send, exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  });
  await report.check("every team reads it, and only who asked sees the question", async () => {
    await everywhere(teams, async (team) => {
      const news = team.page.getByRole("status").getByRole("region", { name: team.texts.questions.news });
      await news.getByText("No.", { exact: true }).first().waitFor();
      await eventually(async () => news.getByText("May we use a calculator?").count(), team === bees ? 1 : 0);
      await news.getByRole("button", { name: team.texts.questions.understood }).click();
    });
  });
}

async function sayItToAll({ report, cast }: MendingRoom): Promise<void> {
  const { boris, teams, screens } = cast;
  const text = "Ten minutes more for everybody";
  await report.step("a message comes to every team and both screens", async () => {
    const { messages } = boris.texts.control;
    await boris.button(messages.open).click();
    const dialog = boris.page.getByRole("dialog", { name: messages.title });
    await dialog.getByLabel(messages.text, { exact: true }).fill(text);
    await dialog.getByLabel(messages.onScreen).check();
    await dialog.getByRole("button", { name: messages.send, exact: true }).click();
    await boris.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await everywhere(teams, (team) => team.page.getByText(text).first().waitFor());
    await everywhere(screens, (screen) => screen.page.getByText(text).first().waitFor());
  });
}

/** In the list of contests, in another tab; and back again, since the others know it by its title. */
async function changeItsTitle({ report, cast, origin, code, title }: MendingRoom): Promise<void> {
  const { anna, boris } = cast;
  const { console: words, library } = boris.texts;
  await report.step(
    "its title is changed in the list while it runs, and is another one on the console",
    async () => {
      const list = await boris.page.context().newPage();
      await visit(list, `${origin}/console`);
      for (const next of [`${title} II`, title]) {
        await list.locator(`[data-contest="${code}"]`).locator("[aria-haspopup=menu]").click();
        await list.getByRole("menuitem", { name: library.details }).click();
        const dialog = list.getByRole("dialog");
        await dialog.getByLabel(words.contestTitle, { exact: true }).fill(next);
        await dialog.getByRole("button", { name: words.save, exact: true }).click();
        await dialog.waitFor({ state: "hidden" });
        await anna.page.getByRole("heading", { level: 1, name: next, exact: true }).waitFor();
      }
      await list.close();
    },
  );
}

async function stopEverything({ report, cast }: MendingRoom): Promise<void> {
  const { anna, boris, teams, screens } = cast;
  await report.step("an emergency: one press stops everything on all pages", async () => {
    await boris.button(boris.texts.control.emergency.stop).click();
    await anna.inPhase("paused");
    await everywhere(teams, (team) =>
      team.page.getByText(team.texts.control.emergency.title).first().waitFor(),
    );
    await everywhere(screens, (screen) =>
      screen.page.getByText(screen.texts.control.emergency.title).first().waitFor(),
    );
  });
  await report.step("one press, by the other moderator, brings all back as it was", async () => {
    await anna.button(anna.texts.control.emergency.end).click();
    await anna.inPhase("running");
    await everywhere([...teams, ...screens], ({ page, texts }) =>
      page.getByText(texts.control.emergency.title).first().waitFor({ state: "hidden" }),
    );
  });
}

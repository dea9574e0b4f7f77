import { deepStrictEqual } from "node:assert/strict";
import { eventually } from "../eventually.ts";
import { everywhere, nothingWentWrong } from "../Scene.ts";
import { closeSide } from "./console.ts";
import type { MendingRoom } from "./MendClass.ts";

/** Late comers who are let in, with a name that is hidden, blocked for a moment, with time of their own; and what was planned. */
export async function handleTeams(room: MendingRoom): Promise<void> {
  room.report.act("A team is let in, hidden, blocked and given time; an act comes by itself");
  await letIn(room);
  await hideAName(room);
  await block(room);
  await giveTime(room);
  await planAhead(room);
  await sendAway(room);
  await nothingWentWrong(room);
}

async function letIn({ report, cast, origin, code, title }: MendingRoom): Promise<void> {
  const { anna, gnus } = cast;
  await report.step("entry is by approval: who comes waits until a moderator lets it in", async () => {
    const { teams: words } = anna.texts;
    const entry = anna.page.locator("select[name=entry]");
    await entry.selectOption("approval");
    await gnus.typeCode(origin, code);
    await gnus.takeName(title);
    const applicants = anna.page.getByRole("region", { name: words.applicants });
    await applicants.getByText(gnus.team, { exact: true }).waitFor();
    await applicants.getByRole("button", { name: `${words.letIn}: ${gnus.team}` }).click();
    await gnus.arrived();
    // Who waits asks again and again; the browser notes each refusal.
    const problems = gnus.witness.takeProblems();
    deepStrictEqual(
      problems.filter((problem) => !problem.includes("429 (Too Many Requests)")),
      [],
    );
    await entry.selectOption("open");
  });
}

async function hideAName({ report, cast }: MendingRoom): Promise<void> {
  const { boris, gnus, ants, screen } = cast;
  const { teams: words } = boris.texts;
  const names = async () => (await screen.standings()).map(({ name }) => name);
  await report.step("one tap hides its name from everybody else, and one shows it again", async () => {
    await boris.openTeam(gnus.team);
    await boris.button(`${words.hideName}: ${gnus.team}`).click();
    await eventually(async () => (await names()).includes(gnus.team), false);
    await eventually(async () => (await ants.standings()).some(({ name }) => name === gnus.team), false);
    await gnus.page.getByRole("heading", { level: 1, name: gnus.team, exact: true }).waitFor();
    await boris.button(`${words.showName}: ${gnus.team}`).click();
    await eventually(async () => (await names()).includes(gnus.team), true);
  });
}

async function block({ report, cast }: MendingRoom): Promise<void> {
  const { boris, gnus } = cast;
  const { teams: words } = boris.texts;
  await report.step("blocked, it is told so and looks on; unblocked, it plays", async () => {
    const told = gnus.page.getByText(gnus.texts.teams.youAreBlocked);
    await boris.button(`${words.block}: ${gnus.team}`).click();
    await told.first().waitFor();
    await boris.button(`${words.unblock}: ${gnus.team}`).click();
    await told.first().waitFor({ state: "hidden" });
  });
}

async function giveTime({ report, cast }: MendingRoom): Promise<void> {
  const { boris, gnus, ants, screens } = cast;
  const { teams: words } = boris.texts;
  await report.step(
    "five minutes of its own: it is told why, the others only that somebody has them",
    async () => {
      const before = await ants.clockSeconds();
      await boris.button(`${words.extraTime}: ${gnus.team}`).click();
      const dialog = boris.page.getByRole("dialog", { name: words.extraTimeTitle(1) });
      await dialog.getByLabel(words.why, { exact: true }).fill("a late bus");
      await dialog.getByRole("button", { name: words.give, exact: true }).click();
      const notices = gnus.page
        .getByRole("status")
        .getByRole("region", { name: gnus.texts.teams.noticesLabel });
      await notices.getByText(gnus.texts.teams.reason("a late bus")).waitFor();
      await notices.getByRole("button", { name: gnus.texts.teams.understood }).click();
      await eventually(async () => (await gnus.clockSeconds()) > before + 200, true);
      await everywhere(screens, ({ page, texts }) =>
        page.getByText(texts.teams.othersHave(1)).first().waitFor(),
      );
      await closeSide(boris);
    },
  );
}

async function planAhead({ report, cast }: MendingRoom): Promise<void> {
  const { anna, teams, screens } = cast;
  const { plan, messages } = anna.texts.control;
  const text = "Half of the time is over";
  await report.step("a message is planned; when the end is moved, it comes with it, by itself", async () => {
    const minutesLeft = Math.floor((await anna.clockSeconds()) / 60);
    await anna.button(plan.open).click();
    const dialog = anna.page.getByRole("dialog", { name: plan.title });
    await dialog.getByLabel(messages.text, { exact: true }).fill(text);
    await dialog.getByLabel(plan.minutes, { exact: true }).fill(`${minutesLeft - 1}`);
    await dialog.getByRole("button", { name: plan.add, exact: true }).click();
    await dialog.getByText(text).first().waitFor();
    await anna.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await anna.moveEnd(-1);
    await anna.moveEnd(-1);
    await everywhere(teams, ({ page }) => page.getByText(text).first().waitFor());
    await everywhere(screens, ({ page }) => page.getByText(text).first().waitFor());
    await anna.moveEnd(1);
    await anna.moveEnd(1);
  });
}

/** The others go on as six. */
async function sendAway({ report, cast }: MendingRoom): Promise<void> {
  const { anna, gnus, screen } = cast;
  await report.step("a moderator takes it away again", async () => {
    // Its extra time stands beside its name.
    await anna.page.locator("tr[data-team]", { hasText: gnus.team }).getByRole("button").first().click();
    await anna.askAbout(gnus.team, "remove");
    const dialog = anna.page.getByRole("dialog");
    await dialog.getByRole("button", { name: anna.texts.console.remove, exact: true }).click();
    await eventually(async () => (await screen.standings()).length, 6);
    await anna.closePanel();
  });
}

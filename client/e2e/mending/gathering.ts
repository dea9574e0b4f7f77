import { eventually } from "../eventually.ts";
import { everywhere, nothingWentWrong } from "../Scene.ts";
import type { Mending, MendingRoom } from "./MendClass.ts";

const minutes = 30;

/** Two moderators, two screens and six teams, one of which came twice. */
export async function gatherMendClass(mending: Mending): Promise<MendingRoom> {
  const { report, cast, origin, title, file, login, password } = mending;
  const { anna, boris, foxesTwice } = cast;
  report.act("A contest to put right: two moderators, two screens, six teams");
  const code = await report.step(
    "a moderator makes it; another one comes in by the same account",
    async () => {
      await anna.signIn(origin, login, password);
      const made = await anna.importFile(file, title, minutes);
      await anna.press("openLobby", "lobby");
      await boris.signIn(origin, login, password);
      await boris.page.getByRole("link", { name: title, exact: true }).click();
      await boris.inPhase("lobby");
      return made;
    },
  );
  await report.step("each says once what their name is", async () => {
    for (const [moderator, name] of [
      [anna, "Anna"],
      [boris, "Boris"],
    ] as const) {
      const words = moderator.texts.audit;
      const strip = moderator.page.getByRole("region", { name: words.nameLabel });
      await strip.getByLabel(words.nameLabel, { exact: true }).fill(name);
      await strip.getByRole("button", { name: words.nameSave, exact: true }).click();
      await strip.waitFor({ state: "hidden" });
    }
  });
  await report.step("two screens and seven devices come", async () => {
    await everywhere(cast.screens, (screen) => screen.open(origin, code));
    for (const team of [...cast.teams, foxesTwice]) {
      await team.typeCode(origin, code);
      await team.joinAsNewTeam(title);
    }
  });
  await report.step("3, 2, 1: everybody has 500 points", async () => {
    await anna.press("start", "running");
    await everywhere(cast.teams, (team) => eventually(() => team.balance(), 500));
  });
  const room = { ...mending, code };
  await nothingWentWrong(room);
  return room;
}

import { deepStrictEqual } from "node:assert/strict";
import { en } from "../../i18n/en.ts";
import { bigScreens, laptops } from "../Album.ts";
import { eventually } from "../eventually.ts";
import { cardOf, nothingWentWrong, type Room, type Scene } from "../Scene.ts";
import { visit } from "../visit.ts";

/** More than the journey takes on a slow computer; the end is moved nearer when it is time. */
const minutes = 9;

/** From an empty server to three teams in the lobby. */
export async function gather(scene: Scene): Promise<Room> {
  const { report, cast, origin, file, title, login, password, album } = scene;
  const { organizer, screen, mercury, mercurySecond, alpha, phone } = cast;
  report.act("The organizer makes a contest, teams come in");

  await report.step("the organizer signs in", () => organizer.signIn(origin, login, password));
  const code = await report.step("imports the file by the upload form: a draft with a room code", () =>
    organizer.importFile(file, title, minutes),
  );
  await report.step("opens the lobby", () => organizer.press("openLobby", "lobby"));

  await report.step("the screen shows the code, a QR code, and waits for teams", async () => {
    await screen.open(origin, code);
    await screen.page.getByText(code, { exact: true }).waitFor();
    await screen.page.getByRole("img", { name: en.screen.qrLabel }).waitFor();
    await screen.page.getByText(en.screen.nobodyYet).waitFor();
  });
  await report.step("Mercury types the code in lower case with spaces and a dash", async () => {
    const messy = ` ${code.slice(0, 2)} ${code.slice(2, 4)}-${code.slice(4)} `.toLowerCase();
    await mercury.typeCode(origin, messy);
    await mercury.joinAsNewTeam(title);
  });
  await report.step("the screen sees it arrive", () =>
    eventually(() => screen.arrivals(), [`${mercury.team} ${en.screen.online}`]),
  );
  await report.step("a team with a Russian browser comes by the link that the console shows", async () => {
    await visit(alpha.page, `${origin}${await organizer.pupilsPath()}?renderer=canvas`);
    await alpha.joinAsNewTeam(title);
  });
  await report.step(
    "a phone types the code; its team's name is a formula and a tag, shown as it is",
    async () => {
      await phone.typeCode(origin, code);
      await phone.joinAsNewTeam(title);
    },
  );
  await report.step("Mercury's second laptop takes a seat by the PIN", async () => {
    const pin = await mercury.pin();
    await mercurySecond.typeCode(origin, code);
    await mercurySecond.joinAsSecondLaptop(pin);
  });
  await report.step("the screen and the console list all three, with their laptops", async () => {
    const names = [mercury.team, alpha.team, phone.team];
    await eventually(
      () => screen.arrivals(),
      names.map((name) => `${name} ${en.screen.online}`),
    );
    const { seatsOnline } = en.console;
    await eventually(
      async () => new Map((await organizer.teams()).map((team) => [team.name, team.seatsOnline])),
      new Map([
        [mercury.team, seatsOnline(2, 2)],
        [alpha.team, seatsOnline(1, 1)],
        [phone.team, seatsOnline(1, 1)],
      ]),
    );
  });
  await report.step("in the lobby a card says that the contest has not started", async () => {
    await mercury.press(cardOf(scene, "Algebra", 100));
    const dialog = mercury.page.getByRole("dialog");
    await dialog.getByText(en.rejections.contest_not_started({})).waitFor();
    await dialog.getByRole("button", { name: en.app.close }).click();
  });
  await report.check("no page is a secure context", async () => {
    const secure = await Promise.all(cast.all.map((person) => person.isSecureContext()));
    deepStrictEqual(
      secure,
      cast.all.map(() => false),
    );
  });
  await album.take(screen.page, "screen-lobby", bigScreens);
  await album.take(organizer.page, "console-lobby", laptops);
  await album.take(mercury.page, "play-lobby", laptops);
  const room = { ...scene, code };
  await nothingWentWrong(room);
  return room;
}

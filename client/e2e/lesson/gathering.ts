import { en } from "../../i18n/en.ts";
import { eventually } from "../eventually.ts";
import { nothingWentWrong } from "../Scene.ts";
import { joinByKeyboard } from "./keyboard.ts";
import type { Lesson, LessonRoom } from "./Lesson.ts";

const minutes = 20;

/** The class comes in, all but the late team. */
export async function gatherClass(lesson: Lesson): Promise<LessonRoom> {
  const { report, cast, origin, title, file, login, password } = lesson;
  const { organizer, screen, owls, owlsMate, twins, gamblers, dreamers, typists } = cast;
  report.act("A lesson: the class comes in");

  const code = await report.step("the teacher makes the contest and opens its lobby", async () => {
    await organizer.signIn(origin, login, password);
    const made = await organizer.importFile(file, title, minutes);
    await organizer.press("openLobby", "lobby");
    return made;
  });
  await report.step("the screen waits for teams", async () => {
    await screen.open(origin, code);
    await screen.page.getByText(en.screen.nobodyYet).waitFor();
  });
  await report.step("four teams come by the code", async () => {
    for (const team of [owls, twins, gamblers, dreamers]) {
      await team.typeCode(origin, code);
      await team.joinAsNewTeam(title);
    }
  });
  await report.step("one comes without a mouse", () => joinByKeyboard(typists, origin, code));
  await report.step("the Owls' second laptop comes by their PIN", async () => {
    const pin = await owls.pin();
    await owlsMate.typeCode(origin, code);
    await owlsMate.joinAsSecondLaptop(pin);
  });
  await report.check("the screen lists five teams, the console their laptops", async () => {
    const here = [owls, twins, gamblers, dreamers, typists].map(({ team }) => team);
    await eventually(
      () => screen.arrivals(),
      here.map((name) => `${name} ${en.screen.online}`),
    );
    await eventually(
      async () => new Map((await organizer.teams()).map((team) => [team.name, team.seatsOnline])),
      new Map(here.map((name) => [name, seatsOf(name === owls.team ? 2 : 1)])),
    );
  });
  const room = { ...lesson, code };
  await nothingWentWrong(room);
  return room;
}

function seatsOf(laptops: number): string {
  return en.console.seatsOnline(laptops, laptops);
}

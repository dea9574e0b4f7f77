import { deepStrictEqual, ok } from "node:assert/strict";
import { en } from "../../i18n/en.ts";
import { eventually } from "../eventually.ts";
import { ResultsPage } from "../pages/ResultsPage.ts";
import { cardOf, everywhere, mayRead, nothingWentWrong, standingsFor } from "../Scene.ts";
import type { ClusterLesson, ClusterRoom } from "./ClusterClass.ts";
import { Interruption, middleAndLongest } from "./Interruption.ts";

const minutes = 20;
/** In the gap the end is moved by so much: twice would show. */
const moreMinutes = 5;

/** A teacher makes a contest; a screen and three teams come by its code, buy and solve. */
export async function beginLesson(lesson: ClusterLesson): Promise<ClusterRoom> {
  const { report, cast, origin, title, file, service } = lesson;
  const { teacher, screen, owls, foxes, mice } = cast;
  report.act("A contest behind nginx, over HTTPS");
  await report.step("the teacher comes in", async () => {
    const { firstLink, login, password } = service;
    if (firstLink === null) await teacher.signIn(origin, login, password);
    else await teacher.chooseFirstPassword(firstLink, password);
  });
  const code = await report.step("makes a contest and opens its lobby", async () => {
    const made = await teacher.importFile(file, title, minutes);
    await teacher.press("openLobby", "lobby");
    return made;
  });
  await report.step("a screen and three teams come by its code; it starts", async () => {
    await screen.open(origin, code);
    await everywhere(cast.teams, async (team) => {
      await team.typeCode(origin, code);
      await team.joinAsNewTeam(title);
    });
    await teacher.press("start", "running");
    await everywhere(cast.teams, (team) => eventually(() => team.balance(), 500));
  });
  const room = { ...lesson, code };
  await report.step("they buy, and one solves", async () => {
    const [sum, root, rest] = cardsIn(room);
    for (const [team, card] of [
      [owls, sum],
      [foxes, root],
      [mice, rest],
    ] as const) {
      mayRead(room, team, card);
      await team.buy(card);
    }
    await owls.answer(sum.answer);
    await eventually(() => owls.balance(), 600);
  });
  await report.check("all standings agree", () => standAt(room, [600, 500, 500]));
  return room;
}

/** The process that has the contest is killed while three teams are about to do something. */
export async function killTheFirst(room: ClusterRoom): Promise<number> {
  const { report, cast } = room;
  const { owls, foxes, mice } = cast;
  const [, root, rest] = cardsIn(room);
  const slope = cardOf(room, "Algebra", 300);
  report.act("kill -9 to the process that has it");
  await report.step("a team is about to buy, one to answer wrongly, one to answer rightly", async () => {
    mayRead(room, owls, slope);
    await owls.press(slope);
    await owls.purchaseDialog().waitFor();
    await foxes.open(root);
    await foxes.type("2");
    await foxes.submitButton().waitFor();
    await mice.open(rest);
    await mice.type(rest.answer);
    await mice.submitButton().waitFor();
  });
  const { slot, gap } = await report.step("kill -9; all three do it in the same moment", async () => {
    const begun = await Interruption.begin(room);
    await Promise.all([
      owls
        .purchaseDialog()
        .getByRole("button", { name: en.play.buyConfirm(slope.pricePoints) })
        .click(),
      foxes.page.keyboard.press("Enter"),
      mice.page.keyboard.press("Enter"),
    ]);
    return begun;
  });
  await tellPauses(room, slot, gap);
  await report.check("what was done in the gap is done once", async () => {
    await owls.task(slope).waitFor();
    await eventually(() => owls.balance(), 300);
    await foxes.attemptsLeftShown(2);
    deepStrictEqual(await foxes.triedAnswers(root), [`2: ${foxes.texts.play.verdicts.wrong}`]);
    await eventually(() => mice.balance(), 600);
  });
  await report.check("all standings agree, and the screen tells it", async () => {
    await cast.screen.tells(en.screen.happened.solved(mice.team, nameOf(rest), 1));
    await standAt(room, [600, 500, 600]);
  });
  await report.check("no page showed an error, or was loaded anew", () => gap.end());
  return slot;
}

/** The killed process is back; the other one is killed, while the teacher moves the end. */
export async function killTheOther(room: ClusterRoom, killed: number): Promise<void> {
  const { report, cast, service } = room;
  const { teacher, owls, foxes, mice } = cast;
  const [, root] = cardsIn(room);
  const slope = cardOf(room, "Algebra", 300);
  report.act("kill -9 to the other one");
  await report.step("the first one is back", () => service.comeBack(killed));
  await report.step("they play on meanwhile", async () => {
    await owls.open(slope);
    await owls.answer(slope.answer);
    await eventually(() => owls.balance(), 900);
    await foxes.open(root);
    await foxes.type(root.answer);
    await foxes.submitButton().waitFor();
  });
  const before = await teacher.clockSeconds();
  const { slot, gap } = await report.step(
    "kill -9; in the same moment the end is moved, and an answer given",
    async () => {
      const begun = await Interruption.begin(room);
      await Promise.all([teacher.moveEnd(moreMinutes), foxes.page.keyboard.press("Enter")]);
      return begun;
    },
  );
  await report.check("it was the other one", () => ok(slot !== killed, `process ${slot} was killed twice`));
  await tellPauses(room, slot, gap);
  await report.check("what was done in the gap is done once", async () => {
    await eventually(() => foxes.balance(), 550);
    const after = async () => Math.round(((await teacher.clockSeconds()) - before) / 60);
    await eventually(after, moreMinutes);
  });
  await report.check("all clocks and standings agree", async () => {
    // The moved end comes to each page with its next picture.
    await eventually(async () => {
      const seconds = await Promise.all(cast.all.map((person) => person.clockSeconds()));
      return Math.max(...seconds) - Math.min(...seconds) <= 2 ? "all the same" : seconds.join(", ");
    }, "all the same");
    await standAt(room, [900, 550, 600]);
  });
  await report.check("no page showed an error, or was loaded anew", () => gap.end());
  await report.step("it comes back, too, and they play on", async () => {
    await service.comeBack(slot);
    const students = cardOf(room, "Counting & Probability", 200);
    mayRead(room, mice, students);
    await mice.buy(students);
    await mice.answer(students.answer);
    await eventually(() => mice.balance(), 800);
  });
}

/** The end, and what stands then. */
export async function endLesson(room: ClusterRoom): Promise<void> {
  const { report, cast, origin, code, title } = room;
  const { teacher, screen, owls, foxes, mice } = cast;
  report.act("The end");
  await report.step("the teacher ends it; everybody is told", async () => {
    const { actions } = en.console;
    await teacher.button(`${actions.finish} …`).click();
    const dialog = teacher.page.getByRole("dialog");
    await dialog.getByRole("button", { name: actions.finish, exact: true }).click();
    await teacher.inPhase("finished");
    await everywhere(cast.teams, (team) => team.status(team.texts.status.finished).waitFor());
  });
  const final = standingsFor([owls.team, 1, 900], [mice.team, 2, 800], [foxes.team, 3, 550]);
  await report.check("the final standings, on the screen and every page", async () => {
    await screen.tellAll();
    await eventually(() => screen.standings("finalStandings"), final);
    await everywhere(cast.teams, (team) => eventually(() => team.standings(), final));
  });
  await report.check("the results stand: every purchase and every answer once", async () => {
    const expected = { [owls.team]: 2, [mice.team]: 2, [foxes.team]: 1 };
    await everywhere([teacher, ...cast.teams], async (person) => {
      const results = new ResultsPage(person);
      await results.open(origin, code, title);
      const seen = (await results.standings()).map(({ place, name, points }) => ({ place, name, points }));
      deepStrictEqual(seen, final);
    });
    await everywhere(cast.teams, async (person) => {
      const results = new ResultsPage(person);
      deepStrictEqual((await results.history(person.team)).length, expected[person.team], person.team);
      const balance = final.find(({ name }) => name === person.team)?.points;
      deepStrictEqual(await results.ledgerBalance(person.team), balance, person.team);
    });
    const [answers] = (await new ResultsPage(foxes).history(foxes.team)).map((cells) => cells[2]);
    deepStrictEqual(answers?.split(" | ").length, 2, answers);
  });
  await nothingWentWrong(room);
}

/** Those that are bought first. */
function cardsIn(room: ClusterLesson) {
  return [
    cardOf(room, "Prealgebra", 100),
    cardOf(room, "Algebra", 100),
    cardOf(room, "Number Theory", 100),
  ] as const;
}

const nameOf = ({ category, pricePoints }: { readonly category: string; readonly pricePoints: number }) =>
  en.screen.card(category, pricePoints);

/** What the Owls, the Foxes and the Mice stand by. */
async function standAt({ cast }: ClusterRoom, points: readonly [number, number, number]): Promise<void> {
  const { teacher, screen, teams } = cast;
  const expected = Object.fromEntries(teams.map(({ team }, index) => [team, points[index]]));
  const seen = (rows: readonly { readonly name: string; readonly points: number }[]) =>
    Object.fromEntries(rows.map((row) => [row.name, row.points]));
  await eventually(async () => seen(await screen.standings()), expected);
  await eventually(async () => seen(await teacher.teams()), expected);
  await everywhere(teams, (team) => eventually(async () => seen(await team.standings()), expected));
}

async function tellPauses({ report }: ClusterRoom, slot: number, gap: Interruption): Promise<void> {
  const pauses = await report.step("all five pages are connected again, by themselves", () => gap.pauses());
  const [middle, longest] = middleAndLongest(pauses.values());
  const each = [...pauses].map(([who, seconds]) => `${who} ${seconds.toFixed(2)}`).join(", ");
  report.tell(
    `process ${slot} killed: median ${middle.toFixed(2)} s, longest ${longest.toFixed(2)} s (${each})`,
  );
}

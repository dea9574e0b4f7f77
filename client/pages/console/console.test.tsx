// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { rulePresets } from "../../../shared/contest/rulePresets.ts";
import {
  answers,
  buys,
  byModerator,
  byTeam,
  byTime,
  created,
  finishes,
  joins,
  minute,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { fileProblem } from "../../../shared/contestFile/problems.ts";
import type { CrowdNotice } from "../../../shared/protocol.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import {
  type Asked,
  clear,
  fill,
  find,
  press,
  rowsOf,
  settle,
  show,
  stageApp,
  submit,
  textOf,
} from "../testing/stage.tsx";
import { CardBoard } from "./CardBoard.tsx";
import { CardPanel } from "./CardPanel.tsx";
import { ControlPanel } from "./ControlPanel.tsx";
import { CrowdNotices } from "./CrowdNotices.tsx";
import { HintsPane } from "./HintsPane.tsx";
import { NewContestForm } from "./NewContestForm.tsx";
import { NotesPane } from "./NotesPane.tsx";
import { useRoom } from "./RoomContext.ts";
import { SocketlessNotice } from "./SocketlessNotice.tsx";
import { TeamPanel } from "./TeamPanel.tsx";
import { TeamTable } from "./TeamTable.tsx";

const words = en.console;
const texts = en.cockpit;
const { actions } = words;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), ...commands);
const lessonByBalance = (...commands: readonly StampedCommand[]) =>
  openClassroom(created({}, { ranking: "balance" }), opens(), joins(1, "Ann"), joins(2, "Bob"), ...commands);

afterEach(clear);

describe("the control panel", () => {
  const phase = () => textOf(document.querySelector("[data-figure=phase]"));

  test("leads a contest from draft to finish and back, each phase with its own buttons", async () => {
    const room = openClassroom(created());
    await showConsole(room, <ControlPanel />);
    expect(phase()).toBe(en.phases.draft);
    await press(actions.openLobby);
    await settle(() => room.happens(joins(1, "Ann")));
    await press(actions.start);
    await settle(() => room.happens(byTime(3_000, { type: "StartOnSchedule" })));
    expect(phase()).toBe(en.phases.running);
    await press(actions.pause);
    expect(phase()).toBe(en.phases.paused);
    await press(actions.resume);
    await press(`${actions.finish} …`);
    expect(phase()).toBe(en.phases.running);
    await press(actions.finish);
    expect(phase()).toBe(en.phases.finished);
    find("a", words.toResults);
    expect(document.querySelector("dialog")).toBeNull();
  });

  test("asks before a start without teams, and takes a no", async () => {
    const room = openClassroom(created(), opens());
    await showConsole(room, <ControlPanel />);
    await press(actions.start);
    await press(en.app.cancel);
    expect(phase()).toBe(en.phases.lobby);
    expect(room.sent).toEqual([]);
  });

  test("moves the deadline and the clock follows; closes and opens the entry", async () => {
    const room = lesson(starts());
    await showConsole(room, <ControlPanel />);
    const clock = () => textOf(document.querySelector("[role=timer]"));
    expect(clock()).toBe("10:00");
    await press(words.extendBy(5));
    expect(clock()).toBe("15:00");
    await fill("entry", "closed");
    expect(room.state.value.entryOpen).toBe(false);
    await fill("entry", "open");
    expect(room.state.value.entryOpen).toBe(true);
  });

  test("a refusal is said in words", async () => {
    const room = lesson(starts());
    const { said } = await showConsole(room, <ControlPanel />);
    room.now = 9.5 * minute;
    await press(words.extendBy(-1));
    expect(said.value).toEqual({ tone: "bad", sentence: en.rejections.deadline_in_past({}) });
  });
});

describe("CON2 the table of teams", () => {
  const rows = (points: readonly string[] = ["worth", "balance"]) =>
    [...document.querySelectorAll("tr[data-team]")].map((row) =>
      ["place", "name", "seats", ...points, "active", "solved", "pin"].map((cell) =>
        textOf(row.querySelector(`[data-cell=${cell}]`)),
      ),
    );
  const names = () => rows().map(([, name]) => name);
  const Teams = () => (
    <>
      <TeamTable />
      <OpenedTeam />
    </>
  );

  test("shows place, presence, PIN, balance and tasks, and follows the contest", async () => {
    const room = lesson(starts(), buys(1, "t1", 1), buys(2, "t1", 6));
    room.online = { t1: 1 };
    await showConsole(room, <TeamTable />);
    expect(rows()).toEqual([
      ["1", "Ann", "1 of 1", "500", "367", expect.stringContaining("3 attempts left"), "0", "000001"],
      ["1", "Bob", "0 of 1", "500", "500", "", "0", "000002"],
    ]);
    await settle(() => room.happens(answers(3, "t1", 1, "42")));
    expect(rows()[0]?.slice(0, 5)).toEqual(["1", "Ann", "1 of 1", "600", "567"]);
    find("button", texts.sortBy(texts.columns.worth));
    await settle(() => room.happens(finishes(4)));
    // After the end there is nothing but balances.
    expect(rows(["balance"])[0]?.slice(0, 4)).toEqual(["1", "Ann", "1 of 1", "567"]);
    expect(document.querySelector("[data-cell=worth]")).toBeNull();
  });

  test("STD1 where teams stand by their balance, what is in play stands beside it", async () => {
    const room = lessonByBalance(starts(), buys(1, "t1", 1), buys(2, "t1", 6));
    await showConsole(room, <TeamTable />);
    expect(rows(["balance", "inPlay"]).map((cells) => cells.slice(0, 5))).toEqual([
      ["1", "Bob", "0 of 1", "500", "–"],
      ["2", "Ann", "0 of 1", "367", "133"],
    ]);
  });

  test("renames a team; a name that is taken is refused in the dialog", async () => {
    const room = lesson();
    await showConsole(room, <Teams />);
    await press("Ann");
    await press(`${words.rename}: Ann`);
    await fill("name", "Bob");
    await submit();
    expect(document.querySelector("dialog")?.textContent).toContain(
      en.rejections.team_name_taken({ name: "Bob" }),
    );
    await fill("name", "Cleo");
    await submit();
    expect(document.querySelector("dialog")).toBeNull();
    expect(names()).toEqual(["Bob", "Cleo"]);
  });

  test("ENT10 a colleague's new name is told, and written over by another press only", async () => {
    const room = lesson();
    await showConsole(room, <Teams />);
    await press("Ann");
    await press(`${words.rename}: Ann`);
    await fill("name", "Cleo");
    await settle(() => room.happens(byModerator(5, { type: "RenameTeam", teamId: "t1", name: "Zoe" })));
    await submit();
    const dialog = document.querySelector("dialog");
    expect(textOf(dialog)).toContain(en.rejections.changed_meanwhile({ name: "Zoe" }));
    expect(textOf(dialog)).toContain(words.renameTitle("Zoe"));
    expect(dialog?.querySelector<HTMLInputElement>("[name=name]")?.value).toBe("Cleo");
    expect(names()).toEqual(["Bob", "Zoe"]);
    await submit();
    expect(document.querySelector("dialog")).toBeNull();
    expect(names()).toEqual(["Bob", "Cleo"]);
  });

  test("removes a team after a question, and says when there is none left", async () => {
    const room = openClassroom(created(), opens(), joins(1, "Ann"));
    await showConsole(room, <Teams />);
    await press("Ann");
    await press(`${words.remove}: Ann`);
    expect(room.sent).toEqual([]);
    await press(words.remove);
    expect(room.sent).toEqual([byModerator(0, { type: "RemoveTeam", teamId: "t1" })]);
    expect(document.body.textContent).toContain(words.noTeams);
  });

  test("frees a seat, and the dialog then says that nobody sits there", async () => {
    const room = lesson();
    await showConsole(room, <Teams />);
    await press("Ann");
    await press(`${words.seats}: Ann`);
    await press(words.releaseSeat);
    expect(document.querySelector("dialog")?.textContent).toContain(words.noSeats);
    expect(room.state.value.teams.t1?.seats).toEqual([]);
    // Its device may do nothing any more.
    expect(() => room.happens(starts(), byTeam(1, "t1", { type: "BuyCard", cardId: 1 }))).toThrow();
  });

  test("is sorted by a column, searched and filtered", async () => {
    const room = lessonByBalance(joins(3, "Cleo"), starts(), buys(1, "t3", 1));
    await showConsole(room, <TeamTable />);
    expect(names()).toEqual(["Ann", "Bob", "Cleo"]);
    await press(texts.sortBy(texts.columns.inPlay));
    expect(names()).toEqual(["Cleo", "Ann", "Bob"]);
    expect(find("button", texts.sortBy(texts.columns.inPlay)).closest("th")?.ariaSort).toBe("descending");
    await press(texts.sortBy(texts.columns.inPlay));
    expect(names()).toEqual(["Ann", "Bob", "Cleo"]);
    await fill("team-search", "O");
    expect(names()).toEqual(["Bob", "Cleo"]);
    await fill("team-search", "nobody");
    expect(document.body.textContent).toContain(texts.nobodyFound);
  });

  test("selects a range with Shift and all that are shown, and removes them after one question", async () => {
    const room = lesson(joins(3, "Cleo"), joins(4, "Dan"));
    await showConsole(room, <TeamTable />);
    const pick = (name: string, shiftKey = false) =>
      settle(() =>
        find("input", texts.select(name)).dispatchEvent(new MouseEvent("click", { shiftKey, bubbles: true })),
      );
    await pick("Bob");
    await pick("Dan", true);
    expect(document.body.textContent).toContain(texts.selectedCount(3));
    await pick("Cleo");
    expect(document.body.textContent).toContain(texts.selectedCount(2));
    await press(`${texts.removeSelected} …`);
    expect(document.querySelector("dialog")?.textContent).toContain("Bob");
    await press(words.remove);
    expect(names()).toEqual(["Ann", "Cleo"]);
    await settle(() => find("input", texts.selectShown).click());
    expect(document.body.textContent).toContain(texts.selectedCount(2));
  });

  test("draws only the rows in sight of 300, says which they are, and arrow keys lead through all", async () => {
    const room = openClassroom(
      created({ limits: { teams: 300, seatsPerTeam: 2 } }),
      opens(),
      ...Array.from({ length: 300 }, (_, index) =>
        joins(index + 1, `Team ${String(index + 1).padStart(3, "0")}`),
      ),
    );
    await showConsole(room, <TeamTable />);
    expect(document.querySelector("table")?.getAttribute("aria-rowcount")).toBe("301");
    expect(rows().length).toBeGreaterThan(20);
    expect(rows().length).toBeLessThan(60);
    const goTo = (name: string, key: string) =>
      settle(() => find("button", name).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
    await goTo("Team 001", "ArrowDown");
    expect(document.activeElement?.textContent).toBe("Team 002");
    await goTo("Team 002", "End");
    expect(document.activeElement?.textContent).toBe("Team 300");
    expect(
      document.activeElement?.closest("tr")?.ariaRowIndex ??
        document.activeElement?.closest("tr")?.getAttribute("aria-rowindex"),
    ).toBe("301");
    expect(document.activeElement?.getAttribute("tabindex")).toBe("0");
    expect(document.querySelectorAll("tr.gap").length).toBeGreaterThan(0);
  });
});

describe("CON1 the board and a card's panel", () => {
  test("a card tells what goes on, opens its key and all answers, and a hint leads to it", async () => {
    const room = lesson(
      starts(),
      buys(1, "t1", 1),
      buys(2, "t2", 1),
      answers(3, "t1", 1, "7"),
      answers(4, "t2", 1, " 7 "),
    );
    const { cockpit } = await showConsole(
      room,
      <>
        <CardBoard />
        <HintsPane />
        <CardPanel cardId={1} />
      </>,
    );
    await settle();
    const tile = document.querySelector("[data-tile='1']");
    expect(tile?.textContent).toContain(texts.tile(2, 0, 0));
    expect(tile?.textContent).toContain(texts.hinted);
    const panel = document.querySelector(".side-panel");
    expect(panel?.textContent).toContain("Statement 1");
    expect(textOf(panel?.querySelector(".key") ?? null)).toBe("42");
    expect(panel?.textContent).toContain(texts.judging.exact);
    expect(panel?.querySelectorAll(".answer-group")).toHaveLength(1);
    expect(textOf(panel?.querySelector(".answer-head") ?? null)).toBe(
      `✗ ${texts.verdicts.wrong}7${texts.answersCount(2)}`,
    );
    await settle(() => document.querySelector<HTMLElement>(".hint")?.click());
    expect(cockpit.opened.value).toEqual({ type: "card", cardId: 1 });
  });

  test("CON6 a note keeps what is open", async () => {
    const room = lesson(starts());
    room.now = 1_000;
    const { cockpit } = await showConsole(room, <NotesPane />);
    cockpit.opened.value = { type: "team", teamId: "t1" };
    await press(`${texts.noteTitle} (N)`);
    await settle(() => {
      const field = document.querySelector("textarea");
      if (!field) throw new Error("no field");
      field.value = "asks about the key";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await submit();
    expect(cockpit.notes.all.value).toMatchObject([{ about: "Ann", text: "asks about the key" }]);
    expect(room.sent).toEqual([]);
  });

  test("PAG44 a note that is too long stays as it is written, and is kept once it is shorter", async () => {
    const { cockpit } = await showConsole(lesson(starts()), <NotesPane />);
    await press(`${texts.noteTitle} (N)`);
    const long = "x".repeat(2_001);
    await fill("note", long);
    const pressed = new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true });
    await settle(() => document.querySelector("textarea")?.dispatchEvent(pressed));
    await submit();
    expect(textOf(document.querySelector("dialog"))).toContain(en.app.tooLong(1, 2_000));
    expect([document.querySelector("textarea")?.value, cockpit.notes.all.value]).toEqual([long, []]);
    await fill("note", long.slice(1));
    await submit();
    expect(cockpit.notes.all.value).toMatchObject([{ text: long.slice(1) }]);
  });
});

function OpenedTeam() {
  const { cockpit } = useRoom();
  const opened = cockpit.opened.value;
  return opened?.type === "team" ? <TeamPanel teamId={opened.teamId} /> : null;
}

describe("BUD8 BUD9 many teams of one address", () => {
  const crowd: CrowdNotice = {
    id: "0123456789abcdef",
    label: "…4.17",
    burst: 61,
    seconds: 10,
    waiting: false,
    present: 61,
    absent: 60,
  };

  async function told(changes: Partial<CrowdNotice> = {}) {
    const room = lesson();
    const { said } = await showConsole(room, <CrowdNotices />);
    await settle(() => {
      room.entrance.value = { crowds: [{ ...crowd, ...changes }], applicants: [], knocks: [] };
    });
    return { room, said };
  }
  const page = () => textOf(document.body);

  test("are told in figures, with the end of the address", async () => {
    await told();
    expect(page()).toContain("61 teams came within 10 s from one address, …4.17.");
    expect(page()).toContain("61 teams of it are here; of them 60 were never connected.");
    expect(page()).not.toContain(words.crowd.waiting);
    clear();
    await told({ burst: 0, waiting: true, absent: 0 });
    expect(page()).toContain(words.crowd.steady);
    expect(page()).toContain(words.crowd.waiting);
  });

  test("are settled by one click: those never connected removed, the entry closed, or taken for ours", async () => {
    const { room, said } = await told();
    await press(words.crowd.removeAbsent(60));
    await press(actions.closeEntry);
    await press(words.crowd.lift);
    const payload = (act: string) => ({ type: "crowd", payload: { crowdId: crowd.id, act } });
    expect(room.settled).toEqual([payload("remove_absent"), payload("close_entry"), payload("lift")]);
    expect(said.value).toEqual({ tone: "good", sentence: words.done });
  });

  test("are all removed after a question only, when somebody was there as one of them", async () => {
    const { room } = await told();
    await press(`${words.crowd.removeAll(61)} …`);
    expect(document.querySelector("dialog")?.textContent).toContain(words.crowd.removeAllText(1));
    await press(en.app.cancel);
    expect(room.settled).toEqual([]);
    await press(`${words.crowd.removeAll(61)} …`);
    await press(words.crowd.removeAll(61));
    expect(room.settled).toEqual([{ type: "crowd", payload: { crowdId: crowd.id, act: "remove_all" } }]);
  });

  test("APV4 of whom some wait to be let in are turned away by one click", async () => {
    const { room } = await told();
    expect(page()).not.toContain(words.crowd.applicants(61));
    clear();
    const { room: byApproval, said } = await told({ present: 0, absent: 0, burst: 0, applicants: 61 });
    expect(page()).toContain("61 teams from there wait to be let in.");
    await press(words.crowd.turnAway(61));
    expect(byApproval.settled).toEqual([{ type: "crowd", payload: { crowdId: crowd.id, act: "turn_away" } }]);
    expect(said.value).toEqual({ tone: "good", sentence: words.done });
    expect(room.settled).toEqual([]);
  });

  test("settled by another moderator a moment ago: said so", async () => {
    const { room, said } = await told();
    room.settlement = { ok: false, rejection: { code: "already_settled" } };
    await press(words.crowd.lift);
    expect(said.value).toEqual({ tone: "bad", sentence: en.rejections.already_settled({}) });
    await settle(() => {
      room.entrance.value = { crowds: [], applicants: [], knocks: [] };
    });
    expect(page()).toBe("");
  });
});

describe("the form of a new contest", () => {
  const made = {
    ok: true,
    reply: { roomCode: "K7MPXW", title: "T", warnings: [] as readonly unknown[] },
  } as const;

  async function choose(name: string, text: string): Promise<void> {
    const input = document.querySelector<HTMLInputElement>("[name=file]");
    Object.defineProperty(input, "files", { value: [new File([text], name)], configurable: true });
    await settle(() => input?.dispatchEvent(new Event("change", { bubbles: true })));
  }

  async function send(): Promise<void> {
    await submit();
    // Until the answer is there: reading the file takes as long as it takes.
    do await settle(() => new Promise((resolve) => setTimeout(resolve, 5)));
    while (document.querySelector("[type=submit][aria-disabled=true]"));
  }

  const bodyOf = (asked: readonly Asked[]) => asked.find(({ name }) => name === "createContest")?.call.body;

  test("says what is missing, all at once, and asks the server nothing", async () => {
    const { app, asked } = stageApp({ createContest: () => made });
    await show(app, <NewContestForm />);
    for (const wrong of ["0", "2.5", "1e1"]) {
      await fill("duration", wrong);
      await send();
      for (const sentence of [words.fileMissing, words.titleMissing, words.durationWrong])
        expect(document.body.textContent).toContain(sentence);
    }
    expect(asked).toEqual([]);
  });

  test("takes the title from the file's name, sends the bytes as they are, and goes to the room", async () => {
    const { app, asked, visited } = stageApp({
      createContest: () => made,
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    });
    await app.session.signIn("teacher", "password");
    await show(app, <NewContestForm />);
    await choose("spring-regatta_7b.csv", "категория");
    await fill("duration", "25");
    await fill("language", "ru");
    await send();
    expect(bodyOf(asked)).toEqual({
      title: "spring regatta 7b",
      language: "ru",
      durationMs: 25 * minute,
      startsAt: null,
      rules: {},
      file: Buffer.from("категория").toString("base64"),
    });
    expect(visited).toEqual(["/console/K7MPXW"]);
  });

  test("DET1 says at its field that a start has passed, until another is typed", async () => {
    const { app, visited } = stageApp({
      createContest: () => ({ ok: false, problem: { code: "moment_passed" } }),
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    });
    await app.session.signIn("teacher", "password");
    await show(app, <NewContestForm />);
    await choose("spring.csv", "x");
    await fill("startsAt", "2020-01-01T10:00");
    await send();
    const field = () => textOf(document.querySelector("[name=startsAt]")?.closest(".field") ?? null);
    expect(field()).toContain(en.rejections.moment_passed({}));
    await fill("startsAt", "2090-01-01T10:00");
    expect(field()).not.toContain(en.rejections.moment_passed({}));
    expect(visited).toEqual([]);
  });

  test("takes a table that is pasted, and has no title for it", async () => {
    const { app, asked, visited } = await signedIn();
    await show(app, <NewContestForm />);
    const table = "Question\tAnswer\tPoints\nHow many days has May?\t31\t100\n";
    await settle(() => {
      const box = document.querySelector<HTMLTextAreaElement>("[name=pasted]");
      if (!box) throw new Error("nowhere to paste");
      box.value = table;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await send();
    expect(document.body.textContent).toContain(words.titleMissing);
    await fill("title", "Days");
    await send();
    expect(bodyOf(asked)).toMatchObject({ title: "Days", file: Buffer.from(table).toString("base64") });
    expect(visited).toEqual(["/console/K7MPXW"]);
  });

  test("gives out templates in the reader's language", async () => {
    const { app } = await signedIn();
    await show(app, <NewContestForm />);
    expect([...document.querySelectorAll("a[download]")].map((link) => link.getAttribute("href"))).toEqual(
      ["xlsx", "ods", "csv"].map((ending) => `/api/template.${ending}?language=en`),
    );
  });

  /** Unfolds the rules, whose form is loaded then. */
  async function unfold(): Promise<void> {
    const fold = document.querySelector<HTMLDetailsElement>(".rules-fold");
    await settle(() => {
      if (fold) fold.open = true;
      fold?.dispatchEvent(new Event("toggle"));
    });
    await vi.waitFor(() => expect(document.querySelector(".rules-fold-inside")).not.toBeNull());
    await settle();
  }

  const signedIn = async () => {
    const stage = stageApp({
      createContest: () => made,
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    });
    await stage.app.session.signIn("teacher", "password");
    await show(stage.app, <NewContestForm />);
    return stage;
  };
  const summary = () => textOf(document.querySelector(".rules-fold summary"));

  test("RUL3 sends the rules that were chosen, whole; wrong ones make no contest", async () => {
    const { asked } = await signedIn();
    expect(summary()).toBe(en.rules.title(en.rules.presets.classic.name));
    await choose("a.csv", "x");
    await unfold();
    await settle(() => document.querySelector<HTMLInputElement>("[value=quick]")?.click());
    expect(summary()).toBe(en.rules.title(en.rules.presets.quick.name));
    await press(en.rules.setMinutes(15));
    await fill("slots", "0");
    await send();
    expect(document.body.textContent).toContain(en.rules.notWhole);
    expect(bodyOf(asked)).toBeUndefined();
    await fill("slots", "1");
    await send();
    expect(bodyOf(asked)).toMatchObject({
      durationMs: 15 * minute,
      rules: { ...rulePresets.quick.rules, slots: 1 },
    });
  });

  test("RUL3 a document keeps its own rules, until others are set in their place", async () => {
    const { asked } = await signedIn();
    await choose("regatta.json", "{}");
    expect(summary()).toBe(en.rules.title(en.rules.ofDocument));
    await unfold();
    expect(document.querySelector("[name=slots]")).toBeNull();
    await press(en.rules.setOthers);
    await fill("slots", "2");
    expect(summary()).toBe(en.rules.title(en.rules.presets.own.name));
    await press(en.rules.keepThose);
    await send();
    expect(bodyOf(asked)).toMatchObject({ rules: {} });
    await press(en.rules.setOthers);
    await send();
    expect(asked.findLast(({ name }) => name === "createContest")?.call.body).toMatchObject({
      rules: rulePresets.classic.rules,
    });
  });

  test("lists every mistake of the file by row, and stays", async () => {
    const problems = [
      fileProblem("empty_cell", {}, { row: 3, column: "price" }),
      fileProblem("cell_too_long", { max: 200 }, { row: 7, column: "answer" }),
    ];
    const { app, visited } = stageApp({
      createContest: () => ({ ok: false, problem: { code: "file_invalid", problems } }),
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    });
    await app.session.signIn("teacher", "password");
    await show(app, <NewContestForm />);
    await choose("a.csv", "x");
    await send();
    expect(rowsOf(document.querySelector("[role=alert] table")).map((cells) => cells.slice(0, 2))).toEqual([
      ["3", "price"],
      ["7", "answer"],
    ]);
    expect(visited).toEqual([]);
  });

  test("FIL4 asks for the encoding where the file does not tell, with what it says in each, and sends it", async () => {
    const readings = [
      { encoding: "koi8-r", text: "ОН" },
      { encoding: "windows-1251", text: "по" },
    ] as const;
    const problems = [fileProblem("unclear_encoding", { line: 2, readings, known: "" })];
    let isTold = false;
    const { app, asked, visited } = stageApp({
      createContest: () => (isTold ? made : { ok: false, problem: { code: "file_invalid", problems } }),
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    });
    await app.session.signIn("teacher", "password");
    await show(app, <NewContestForm />);
    await choose("a.csv", "x");
    expect(document.querySelector("[name=encoding]")).toBeNull();
    await send();
    const options = [...document.querySelectorAll("[name=encoding] option")].map(
      ({ textContent }) => textContent,
    );
    expect(options.slice(0, 4)).toEqual([words.encodingOfFile, "KOI8‑R: ОН", "Windows‑1251: по", "UTF‑8"]);
    expect(document.querySelector("[role=alert] table")?.textContent).toContain("“ОН” (KOI8‑R)");
    isTold = true;
    await fill("encoding", "koi8-r");
    await send();
    expect(asked.findLast(({ name }) => name === "createContest")?.call.body).toMatchObject({
      encoding: "koi8-r",
    });
    expect(visited).toHaveLength(1);
  });

  test("FIL8 shows what is odd in the file before it goes to the room", async () => {
    const warnings = [
      fileProblem("key_has_markup", { cell: "$x^2$" }, { row: 3, column: "answer" }),
      fileProblem("formula_not_drawn", { cell: "$\\frac1$" }, { path: "board.cards[1].task.statement" }),
    ];
    const { app, visited } = stageApp({
      createContest: () => ({ ok: true, reply: { ...made.reply, warnings } }),
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    });
    await app.session.signIn("teacher", "password");
    await show(app, <NewContestForm />);
    await choose("a.csv", "x");
    await send();
    expect(rowsOf(document.querySelector("[role=alert] table")).map((cells) => cells.slice(0, 2))).toEqual([
      ["3", "answer"],
      ["—", "board.cards[1].task.statement"],
    ]);
    expect(document.body.textContent).toContain("Nobody will type “$x^2$”");
    expect(visited).toEqual([]);
    await press(words.openMade);
    expect(visited).toEqual(["/console/K7MPXW"]);
  });

  test("FIL10 names the cell where a spreadsheet is wrong, or a table has no header", async () => {
    const problems = [
      fileProblem("empty_cell", {}, { row: 3, column: "Answer", cell: "C3", sheet: "Tasks" }),
      fileProblem("empty_cell", {}, { row: 4, cell: "B4" }),
      fileProblem("empty_cell", {}, { row: 5, column: "Answer", cell: "C5" }),
    ];
    const { app } = stageApp({
      createContest: () => ({ ok: false, problem: { code: "file_invalid", problems } }),
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    });
    await app.session.signIn("teacher", "password");
    await show(app, <NewContestForm />);
    await choose("a.xlsx", "x");
    await send();
    expect(rowsOf(document.querySelector("[role=alert] table")).map((cells) => cells.slice(0, 2))).toEqual([
      ["Tasks!C3", "Answer"],
      ["B4", "—"],
      ["5", "Answer"],
    ]);
  });

  test("FIL6 sends a contest document without settings: it has its own", async () => {
    const { app, asked } = stageApp({
      createContest: () => made,
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    });
    await app.session.signIn("teacher", "password");
    await show(app, <NewContestForm />);
    await choose("spring.json", "{}");
    expect(document.querySelector("[name=title], [name=language], [name=duration]")).toBeNull();
    await send();
    expect(bodyOf(asked)).toEqual({ startsAt: null, rules: {}, file: Buffer.from("{}").toString("base64") });
  });

  test("FIL5 a file that is too large is not sent, and the limit is named", async () => {
    const { app, asked } = stageApp({ createContest: () => made });
    await show(app, <NewContestForm />);
    await choose("a.csv", "x".repeat(1024 * 1024 + 1));
    await send();
    expect(document.body.textContent).toContain("The file has 1025 KiB, and may have 1024.");
    expect(asked).toEqual([]);
  });
});

test("PAG5 the console names the teams whose pages get no live connection", async () => {
  const { app } = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    socketlessTeams: () => ({ ok: true, reply: { teamIds: ["t2", "gone"] } }),
  });
  await app.session.signIn("teacher", "password");
  await showConsole(lesson(), <SocketlessNotice />, app);
  const notice = () => textOf(document.querySelector("[role=status]"));
  await vi.waitFor(() => expect(notice()).toContain(words.socketless(1)));
  expect(notice()).toContain("Bob");
  expect(notice()).not.toContain("Ann");
});

import { signal } from "@preact/signals";
import { afterEach, describe, expect, test } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import {
  answers,
  buys,
  byModerator,
  created,
  joins,
  minute,
  opens,
  pauses,
  resumes,
  starts,
  t0,
} from "../../../shared/contest/testing.ts";
import { createFormat } from "../../i18n/format.ts";
import { createMemoryStorage } from "../../store/browserStorage.ts";
import { createCockpit } from "../../store/cockpit/cockpit.ts";
import { chosenEntries } from "../../store/cockpit/feed.ts";
import { createNotes, notesAsText } from "../../store/cockpit/notes.ts";
import { createPreparedAnswers } from "../../store/cockpit/preparedAnswers.ts";
import { worthSteps, worthTable } from "../../store/cockpit/worth.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function open(room: Classroom) {
  const { compare } = createFormat("en");
  const cockpit = createCockpit(room.storeOfModerator(), createMemoryStorage(), "ABC234", signal(compare));
  stops.push(cockpit.start());
  return cockpit;
}

const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), ...commands);

describe("CON3 the feed", () => {
  const told = (cockpit: ReturnType<typeof open>) =>
    cockpit.feed.value.map((entry) => {
      if (entry.kind === "contest") return entry.what;
      if (entry.kind === "deadline") return `deadline ${entry.byMs / minute}`;
      if (entry.kind === "message")
        return `to ${entry.to?.map(({ name }) => name).join() ?? "all"}: ${entry.text}`;
      const card = "cardId" in entry ? ` ${entry.cardId}` : "";
      return `${entry.teamName} ${entry.kind}${card}${"verdict" in entry ? ` ${entry.verdict}` : ""}`;
    });

  test("tells what happens, the newest first", () => {
    const room = lesson();
    const cockpit = open(room);
    room.happens(starts());
    room.happens(buys(1, "t1", 1));
    room.now = 2;
    room.happens(answers(2, "t1", 1, "7"));
    room.happens(answers(3, "t1", 1, "42"));
    room.now = 4;
    room.happens(pauses(4));
    room.now = 5;
    room.happens(resumes(5));
    room.happens(byModerator(6, { type: "SetEntry", open: false }));
    room.now = 7;
    room.happens(byModerator(7, { type: "RemoveTeam", teamId: "t2" }));
    expect(told(cockpit).slice(0, 8)).toEqual([
      "Bob left",
      "entry_closed",
      "resumed",
      "paused",
      "Ann answered 1 accepted",
      "Ann answered 1 wrong",
      "Ann bought 1",
      "started",
    ]);
    expect(told(cockpit).slice(8).sort()).toEqual(["Ann joined", "Bob joined"]);
  });

  test("tells how the contest is steered, and what was said, the newest first", () => {
    const room = lesson(starts());
    const cockpit = open(room);
    const steers = [
      { type: "SendMessage", text: "Good luck", to: null, screenSeconds: null },
      { type: "SendMessage", text: "Look again", to: ["t2"] as string[], screenSeconds: null },
      { type: "GiveExtraTime", teamIds: ["t1"] as string[], byMs: 5 * minute, why: "A late bus" },
      { type: "ExtendContest", byMs: 2 * minute },
      { type: "CoverBoards", covered: true, pause: false },
      { type: "CoverBoards", covered: false, pause: false },
      { type: "FreezeStandings" },
      { type: "ThawStandings" },
      { type: "ShowPlaces", places: 3 },
      { type: "StopEverything" },
      { type: "EndEmergency" },
    ] as const;
    for (const [index, command] of steers.entries()) {
      room.now = index + 1;
      room.happens(byModerator(index + 1, command));
    }
    expect(told(cockpit).slice(0, 13)).toEqual([
      "stop_over",
      "entry_opened",
      "resumed",
      "stopped",
      "entry_closed",
      "paused",
      "places",
      "thawed",
      "frozen",
      "uncovered",
      "covered",
      "deadline 2",
      "Ann extra_time",
    ]);
    expect(told(cockpit).slice(13, 15)).toEqual(["to Bob: Look again", "to all: Good luck"]);
    expect(chosenEntries(cockpit.feed.value, { kind: "teams", teamId: "t1", cardId: null })).toHaveLength(2);
    expect(chosenEntries(cockpit.feed.value, { kind: "contest", teamId: "t2", cardId: null })).toHaveLength(
      1,
    );
    // Opened later, it tells what has a time of its own.
    expect(told(open(room)).filter((line) => /^to |extra_time/.test(line))).toHaveLength(3);
  });

  test("opened later tells the same of purchases and answers, each at its time, and nothing twice", () => {
    const room = lesson(starts(), buys(1, "t1", 1), answers(2, "t1", 1, "7"), answers(3, "t1", 1, "42"));
    const cockpit = open(room);
    room.happens(buys(9, "t2", 6));
    expect(told(cockpit).slice(0, 5)).toEqual([
      "Bob bought 6",
      "Ann answered 1 accepted",
      "Ann answered 1 wrong",
      "Ann bought 1",
      "started",
    ]);
    expect(cockpit.feed.value[1]?.at).toBe(t0 + 3);
  });

  test("is chosen by kind, team and card", () => {
    const room = lesson(
      starts(),
      buys(1, "t1", 1),
      buys(2, "t2", 1),
      buys(3, "t2", 6),
      answers(4, "t2", 1, "7"),
    );
    const { feed } = open(room);
    const count = (choice: Partial<Parameters<typeof chosenEntries>[1]>) =>
      chosenEntries(feed.value, { kind: null, teamId: null, cardId: null, ...choice }).length;
    expect(count({})).toBe(7);
    expect(count({ kind: "purchases" })).toBe(3);
    expect(count({ teamId: "t2" })).toBe(4);
    expect(count({ teamId: "t2", cardId: 1 })).toBe(2);
    expect(count({ kind: "answers", cardId: 6 })).toBe(0);
  });
});

describe("CON2 the rows", () => {
  test("of teams to whom nothing happened are the same objects", () => {
    const room = lesson(starts());
    const cockpit = open(room);
    const before = new Map(cockpit.rows.value.map((row) => [row.teamId, row]));
    room.happens(buys(1, "t1", 1));
    const after = new Map(cockpit.rows.value.map((row) => [row.teamId, row]));
    expect(after.get("t1")).not.toBe(before.get("t1"));
    // Bob is first now.
    room.happens(buys(2, "t1", 6));
    const later = new Map(cockpit.rows.value.map((row) => [row.teamId, row]));
    expect(later.get("t2")).toBe(after.get("t2"));
  });

  test("are filtered: nobody there, stuck for five minutes, too poor for any card", () => {
    const room = lesson(starts(), buys(1, "t1", 1));
    room.online = { t2: 1 };
    room.now = 6 * minute;
    const cockpit = open(room);
    const names = () => cockpit.shown.value.map(({ name }) => name);
    cockpit.filter.value = "offline";
    expect(names()).toEqual(["Ann"]);
    cockpit.filter.value = "stuck";
    expect(names()).toEqual(["Ann"]);
    cockpit.filter.value = "poor";
    expect(names()).toEqual([]);
  });
});

describe("CON5 worth over time", () => {
  test("does not change by buying, and ends at balance and in play", () => {
    const room = lesson(starts(), buys(1, "t1", 1), buys(2, "t1", 6), answers(3, "t1", 1, "42"));
    const view = room.storeOfModerator().privateView.value;
    const team = view?.kind === "moderator" ? view.teams.t1 : undefined;
    if (!team) throw new Error("no team");
    const steps = worthSteps(team, false);
    expect(steps.map(({ points }) => points)).toEqual([500, 600]);
    expect(steps[1]?.at).toBe(t0 + 3);
    const live = room.storeOfModerator().live.value?.view.teams.t1;
    expect((live?.balancePoints ?? 0) + (live?.inPlayPoints ?? 0)).toBe(600);
    const [bought] = team.purchases;
    const expired = {
      ...team,
      purchases: bought ? [{ ...bought, status: "expired" as const, closedAt: t0 + 9 }] : [],
    };
    // What time took is paid for, unless the rules pay it back.
    expect(worthSteps(expired, false).map(({ points }) => points)).toEqual([500, 400]);
    expect(worthSteps(expired, true).map(({ points }) => points)).toEqual([500, 500]);
    expect(worthTable([{ steps, now: 600 }], t0, t0 + 10)).toEqual({
      times: [t0, t0 + 3, t0 + 10],
      columns: [[500, 600, 600]],
    });
  });

  test("of a team that came late begins with it", () => {
    expect(worthTable([{ steps: [{ at: 5, points: 500 }], now: 480 }], 0, 9)).toEqual({
      times: [0, 5, 9],
      columns: [[null, 500, 480]],
    });
  });
});

describe("CON6 notes", () => {
  test("stay in the browser for their contest, the newest first, and become a text", () => {
    const storage = createMemoryStorage();
    const notes = createNotes(storage, "ABC234");
    notes.add({ at: 1, about: "Ann", text: "asked about card 7" });
    notes.add({ at: 2, about: "", text: "fire drill" });
    const again = createNotes(storage, "ABC234");
    expect(again.all.value.map(({ text }) => text)).toEqual(["fire drill", "asked about card 7"]);
    expect(createNotes(storage, "OTHER2").all.value).toEqual([]);
    expect(notesAsText(again.all.value, (at) => `${at}`)).toBe(
      "1 · Ann\nasked about card 7\n\n2\nfire drill\n",
    );
    const [newest] = again.all.value;
    if (newest) again.remove(newest);
    expect(createNotes(storage, "ABC234").all.value).toHaveLength(1);
    storage.write("regatta.notes.ABC234", "{ broken");
    expect(createNotes(storage, "ABC234").all.value).toEqual([]);
  });

  test("of two pages of one browser lose nothing of each other, prepared answers neither", () => {
    const storage = createMemoryStorage();
    const [one, other] = [createNotes(storage, "ABC234"), createNotes(storage, "ABC234")];
    one.add({ at: 1, about: "", text: "card 7" });
    other.add({ at: 2, about: "", text: "fire drill" });
    one.refresh();
    const textsIn = (notes: typeof one) => notes.all.value.map(({ text }) => text);
    expect(textsIn(one)).toEqual(["fire drill", "card 7"]);
    one.add({ at: 3, about: "", text: "late bus" });
    other.remove({ at: 1, about: "", text: "card 7" });
    expect(textsIn(other)).toEqual(["late bus", "fire drill"]);
    expect(textsIn(createNotes(storage, "ABC234"))).toEqual(["late bus", "fire drill"]);

    const [mine, theirs] = [createPreparedAnswers(storage), createPreparedAnswers(storage)];
    mine.keep("Read the task.");
    theirs.keep("Yes.");
    mine.forget("Read the task.");
    expect(createPreparedAnswers(storage).own.value).toEqual(["Yes."]);
  });

  test("that another page writes are shown here", () => {
    const storage = createMemoryStorage();
    const { compare } = createFormat("en");
    const room = openClassroom(created(), opens());
    const cockpit = createCockpit(room.storeOfModerator(), storage, "ABC234", signal(compare));
    createNotes(storage, "ABC234").add({ at: 1, about: "", text: "card 7" });
    createPreparedAnswers(storage).keep("Yes.");
    cockpit.readStored();
    expect(cockpit.notes.all.value).toMatchObject([{ text: "card 7" }]);
    expect(cockpit.prepared.own.value).toEqual(["Yes."]);
  });
});

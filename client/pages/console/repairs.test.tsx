// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { contentView } from "../../../shared/contest/contentView.ts";
import {
  answers,
  buys,
  byModerator,
  created,
  joins,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import type { Connection } from "../../net/linkParts.ts";
import { RepairNotices } from "../play/RepairNotices.tsx";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { showPlay } from "../testing/playStage.tsx";
import { clear, fill, press, settle, stageApp, submit, textOf } from "../testing/stage.tsx";
import { CardPanel } from "./CardPanel.tsx";
import { ActsPane } from "./Repairs.tsx";
import { TeamPanel } from "./TeamPanel.tsx";

const words = en.repairs;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
const wronged = () =>
  lesson(buys(1, "t1", 1), buys(2, "t2", 1), answers(3, "t1", 1, "41"), answers(4, "t2", 1, "41"));
const page = () => textOf(document.body);
const dialog = () => textOf(document.querySelector("dialog"));
/** Longer than a dialog waits before it asks for a preview. */
const rest = () => settle(() => new Promise((resolve) => setTimeout(resolve, 300)));
/** With timers of the test's own. */
const passes = (ms: number) => settle(() => vi.advanceTimersByTimeAsync(ms));
const written = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value;
const tooFast = { ok: false, rejection: { code: "too_fast" } } as const;

afterEach(() => {
  clear();
  vi.useRealTimers();
});

describe("RES11 a dialog shows what would change before it is done", () => {
  test("all equal answers are accepted at once, and undone again", async () => {
    const room = wronged();
    await showConsole(
      room,
      <>
        <CardPanel cardId={1} />
        <ActsPane />
      </>,
    );
    await settle();
    expect(page()).toContain(words.noActs);
    await press(`${words.acceptAll}: 41`);
    await rest();
    expect(dialog()).toContain("Ann");
    expect(dialog()).toContain(words.becomes.accepted(2));
    expect(dialog()).toContain(words.prizesStay(3));
    await fill("why", "also right");
    await submit();
    await settle();
    expect(room.state.value.teams.t1?.balancePoints).toBe(600);
    expect(page()).toContain(words.acts.judge);
    expect(page()).toContain(words.reason("also right"));

    await press(`${words.undo}: ${words.actNumber(1)}`);
    await rest();
    await submit();
    await settle();
    expect(room.state.value.teams.t1?.balancePoints).toBe(400);
    expect(page()).toContain(words.undoneBy(2));
  });

  test("a corrected key is tried on an answer, and applied", async () => {
    const room = wronged();
    await showConsole(room, <CardPanel cardId={1} />);
    await settle();
    await press(words.correctKey);
    await fill("key", "41");
    await fill("trial", "41");
    await rest();
    await rest();
    expect(dialog()).toContain(words.trialAccepted("41"));
    // What pupils wrote, and figures, are not a translator's.
    const cells = [...document.querySelectorAll("dialog td")];
    expect(cells.length).toBeGreaterThan(0);
    expect(cells.filter((cell) => cell.closest("[translate=no]") === null)).toEqual([]);
    await submit();
    await settle();
    expect(room.state.value.teams.t2?.balancePoints).toBe(600);
    expect(document.querySelector("dialog")).toBeNull();
    expect(textOf(document.querySelector(".key"))).toBe("41");
  });

  test("RES12 the key that is applied is the one in the box, and none until it was read", async () => {
    const room = wronged();
    await showConsole(room, <CardPanel cardId={1} />);
    await settle();
    await press(words.correctKey);
    await fill("key", "41");
    await rest();
    await rest();
    await fill("key", "415");
    await submit();
    expect(room.sent).toEqual([]);
    await rest();
    await rest();
    await submit();
    expect(room.sent.map(({ command }) => command)).toMatchObject([
      { type: "CorrectKey", checker: { kind: "number", answer: "415" } },
    ]);
  });

  test("PAG44 a key with more than is taken stays whole, is not asked about, and is applied once there is less", async () => {
    const room = wronged();
    const store = room.storeOfModerator();
    const asked: string[] = [];
    await showConsole(room, <CardPanel cardId={1} />, stageApp().app, {
      tryKey(question) {
        asked.push(question.cells.answer);
        return store.tryKey(question);
      },
    });
    await settle();
    await press(words.correctKey);
    const long = "41\n".repeat(667);
    await fill("key", long);
    await rest();
    await rest();
    expect(dialog()).toContain(en.app.tooLong(1, 2_000));
    await submit();
    expect([written("key"), room.sent, asked.includes(long)]).toEqual([long, [], false]);
    await fill("trial", "4".repeat(501));
    await fill("key", "41");
    await rest();
    await rest();
    expect(dialog()).not.toContain(en.app.tooLong(1, 2_000));
    expect(dialog()).toContain(en.app.tooLong(1, 500));
    await submit();
    expect([room.sent, asked.includes("41")]).toEqual([[], false]);
    await fill("trial", "");
    await rest();
    await rest();
    await submit();
    expect(room.sent).toMatchObject([{ command: { type: "CorrectKey", checker: { answer: "41" } } }]);
  });

  test("PAG44 a reason that is too long hides nothing of what would change, and applies nothing", async () => {
    const room = wronged();
    await showConsole(room, <CardPanel cardId={1} />);
    await settle();
    await press(words.voidCard);
    const long = "x".repeat(301);
    await fill("why", long);
    await rest();
    expect(dialog()).toContain(words.changes(2));
    await submit();
    expect(dialog()).toContain(en.app.tooLong(1, 300));
    expect([written("why"), room.sent]).toEqual([long, []]);
    await fill("why", long.slice(1));
    await submit();
    expect(room.sent).toMatchObject([{ command: { type: "VoidCard", why: long.slice(1) } }]);
  });

  test("RES12 a key is read as soon as there is a connection again, and once more after too many questions", async () => {
    vi.useFakeTimers();
    const room = wronged();
    const store = room.storeOfModerator();
    const connection = signal<Connection>("live");
    let isBusy = true;
    await showConsole(room, <CardPanel cardId={1} />, stageApp().app, {
      connection,
      async tryKey(asked) {
        if (connection.peek() !== "live") return null;
        return isBusy ? tooFast : store.tryKey(asked);
      },
    });
    await settle();
    await press(words.correctKey);
    await settle(() => {
      connection.value = "reconnecting";
    });
    await fill("key", "41");
    await passes(300);
    expect(dialog()).toContain(words.keyWithoutConnection);
    await settle(() => {
      connection.value = "live";
    });
    await passes(300);
    expect(dialog()).not.toContain(words.keyWithoutConnection);
    expect(dialog()).toContain(words.keyLater);
    isBusy = false;
    await passes(1_000);
    expect(dialog()).not.toContain(words.keyLater);
    await passes(300);
    await submit();
    expect(room.sent).toMatchObject([
      { command: { type: "CorrectKey", checker: { kind: "number", answer: "41" } } },
    ]);
  });

  test("PAG42 what a tried key comes to, or why it cannot be read, comes into a region that was there before", async () => {
    vi.useFakeTimers();
    const room = wronged();
    const store = room.storeOfModerator();
    const refused = { ok: false, rejection: { code: "not_allowed" } } as const;
    let isRefused = false;
    await showConsole(room, <CardPanel cardId={1} />, stageApp().app, {
      tryKey: async (asked) => (isRefused ? refused : store.tryKey(asked)),
    });
    await settle();
    await press(words.correctKey);
    const regions = [...document.querySelectorAll("dialog [role=status]")];
    const telling = (sentence: string) =>
      regions.filter((region) => textOf(region).includes(sentence)).length;
    await fill("key", "41");
    await fill("trial", "41");
    await passes(300);
    await passes(300);
    expect(telling(words.trialAccepted("41"))).toBe(1);
    isRefused = true;
    await fill("trial", "42");
    await passes(300);
    await passes(300);
    expect(telling(words.trialAccepted("41"))).toBe(0);
    expect(telling(en.rejections.not_allowed({}))).toBe(1);
  });

  test("RES13 a key is not written over a colleague's, and what was typed stays", async () => {
    vi.useFakeTimers();
    const room = wronged();
    await showConsole(room, <CardPanel cardId={1} />);
    await settle();
    await press(words.correctKey);
    await settle(() =>
      room.happens(
        byModerator(50, {
          type: "CorrectKey",
          cardId: 1,
          checker: { kind: "number", answer: "41" },
          policy: "keep",
          why: "",
        }),
      ),
    );
    await fill("key", "40");
    await passes(300);
    await passes(300);
    expect(dialog()).toContain(en.rejections.changed_meanwhile({ corrected: 1 }));
    await submit();
    expect(room.sent).toEqual([]);
    expect(written("key")).toBe("40");
    // Opened anew it begins with the colleague's key, and may be written over it.
    await press(en.app.cancel);
    await press(words.correctKey);
    expect(written("key")).toBe("41");
    await fill("key", "40");
    await passes(300);
    await passes(300);
    await submit();
    expect(room.sent).toMatchObject([
      { command: { checker: { answer: "40" }, basedOn: { revision: 0, taskVersion: 2 } } },
    ]);
  });

  test("RES13 a key is written over the card as it is, also when an author has corrected its words", async () => {
    vi.useFakeTimers();
    const room = wronged();
    await showConsole(room, <CardPanel cardId={1} />);
    await settle();
    const [card] = contentView(room.state.value, null).cards;
    if (!card) throw new Error("no card");
    const { id: cardId, revision, taskVersion, writing } = card;
    const corrected = { ...writing, statement: "How many?" };
    await settle(() =>
      room.happens(
        byModerator(50, {
          type: "EditContest",
          edits: [{ what: "write", cardId, basedOn: { revision, taskVersion }, writing: corrected }],
        }),
      ),
    );
    await press(words.correctKey);
    await fill("key", "41");
    await passes(300);
    await passes(300);
    await submit();
    expect(room.sent).toMatchObject([{ command: { basedOn: { revision: 1, taskVersion: 1 } } }]);
  });

  test("RES13 a server of the version before, which says nothing of the card, is told nothing of it", async () => {
    vi.useFakeTimers();
    const room = wronged();
    const store = room.storeOfModerator();
    await showConsole(room, <CardPanel cardId={1} />, stageApp().app, {
      async task(cardId) {
        const reply = await store.task(cardId);
        if (!reply?.ok) return reply;
        const { basis: _unsaid, ...told } = reply;
        return told;
      },
    });
    await settle();
    await press(words.correctKey);
    await fill("key", "41");
    await passes(300);
    await passes(300);
    await submit();
    expect(room.sent).toMatchObject([{ command: { type: "CorrectKey", checker: { answer: "41" } } }]);
    // An undefined field is written to the wire as well.
    expect(room.sent[0]?.command).not.toHaveProperty("basedOn");
  });

  test("RES11 a preview that was asked for too often comes a moment later", async () => {
    vi.useFakeTimers();
    const room = wronged();
    const store = room.storeOfModerator();
    let isBusy = true;
    await showConsole(room, <CardPanel cardId={1} />, stageApp().app, {
      preview: async (command) => (isBusy ? tooFast : store.preview(command)),
    });
    await settle();
    await press(words.voidCard);
    await passes(300);
    expect(dialog()).toContain(words.looking);
    isBusy = false;
    await passes(1_000);
    expect(dialog()).toContain(words.changes(2));
  });

  test("however often the contest moves, the preview comes, and is fresh", async () => {
    const room = wronged();
    await showConsole(room, <CardPanel cardId={1} />);
    await settle();
    await press(words.voidCard);
    const moves = () => new Promise((resolve) => setTimeout(resolve, 40));
    for (let move = 0; move < 12; move += 1) {
      await settle(moves);
      await settle(() =>
        room.happens(byModerator(100 + move, { type: "RenameTeam", teamId: "t2", name: `Bob ${move}` })),
      );
    }
    expect(dialog()).toContain(words.changes(2));
  });

  test("points are changed only with a reason, and by no more than is taken at once", async () => {
    const room = wronged();
    await showConsole(room, <TeamPanel teamId="t1" />);
    await press(`${words.points}: Ann`);
    const apply = () => document.querySelector<HTMLButtonElement>("dialog button[type=submit]");
    for (const wrong of ["0", "1.5", "1000001", "-9999999"]) {
      await fill("delta", wrong);
      expect(dialog()).toContain(words.notANumber(1_000_000));
    }
    await fill("delta", "-1000000");
    expect(dialog()).not.toContain(words.notANumber(1_000_000));
    await fill("delta", "-50");
    await rest();
    expect(apply()?.disabled).toBe(true);
    await fill("why", "talked");
    await rest();
    expect(apply()?.disabled).toBe(false);
    await submit();
    await settle();
    expect(room.state.value.teams.t1?.balancePoints).toBe(350);
  });
});

test("RES10 the team is told in words, until it says that it knows", async () => {
  const room = wronged();
  await showPlay(room, "t1", <RepairNotices />);
  expect(page()).toBe("");
  await settle(() =>
    room.happens({
      at: 1_800_000_000_100,
      actor: { role: "moderator", accountId: "teacher" },
      command: {
        type: "JudgeAnswers",
        cardId: 1,
        reading: "41",
        answers: [],
        verdict: "accepted",
        policy: "keep",
        why: "both are right",
      },
    }),
  );
  expect(page()).toContain(words.answerNow("41", "accepted"));
  expect(page()).toContain(words.pointsNow(200));
  expect(page()).toContain(words.reason("both are right"));
  await press(words.understood);
  expect(page()).not.toContain(words.pointsNow(200));
});

// @vitest-environment jsdom
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { afterEach, describe, expect, test } from "vitest";
import {
  buys,
  byTeam,
  created,
  finishes,
  freezes,
  joins,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import type { CommandReply } from "../../../shared/protocol.ts";
import { en } from "../../i18n/en.ts";
import type { SentCommand } from "../../net/outbox.ts";
import type { Connection } from "../../store/contestStore.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, fill, find, press, settle, stageApp, submit, textOf } from "../testing/stage.tsx";
import { AdmitForm } from "./AdmitForm.tsx";
import { ClosingPane } from "./ClosingPane.tsx";
import { ControlPanel } from "./ControlPanel.tsx";
import { QuestionsPane } from "./QuestionsPane.tsx";
import { StandingsControl } from "./StandingsControl.tsx";
import { TeamPanel } from "./TeamPanel.tsx";

const words = en.control;
const lesson = () => openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts());
const ended = () =>
  openClassroom(
    created(),
    opens(),
    joins(1, "Ann"),
    joins(2, "Bob"),
    joins(3, "Cid"),
    starts(),
    buys(1, "t1", 1),
    freezes(2),
    finishes(3),
  );
const written = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value;

afterEach(clear);

/** The console, whose commands are answered by hand. */
async function unanswered(room: Classroom, content: ComponentChildren, connection: Connection = "live") {
  const sent: SentCommand[] = [];
  const replies: ((reply: CommandReply) => void)[] = [];
  const { said } = await showConsole(room, content, stageApp().app, {
    connection: signal(connection),
    send(command) {
      sent.push(command);
      return new Promise((resolve) => replies.push(resolve));
    },
  });
  const answer = (reply: CommandReply) => settle(() => replies.shift()?.(reply));
  return { sent, said, answer };
}
const refused: CommandReply = { ok: false, rejection: { code: "not_allowed" } };
const done: CommandReply = { ok: true, outcome: { type: "done" } };

describe("CON8 one command at a time", () => {
  test("a button sends no other until the answer has come, and says so", async () => {
    const { sent, answer, said } = await unanswered(lesson(), <ControlPanel />, "reconnecting");
    const five = en.console.extendBy(5);
    await press(five);
    await press(five);
    await press(five);
    expect(sent).toEqual([{ type: "ExtendContest", byMs: 300_000 }]);
    expect(find("button", five).getAttribute("aria-disabled")).toBe("true");
    expect(said.value).toEqual({ tone: "info", sentence: en.console.sentLater });
    await answer(done);
    expect(find("button", five).getAttribute("aria-disabled")).toBe("false");
    await press(five);
    expect(sent).toHaveLength(2);
  });

  test("a message goes once, and the next one that was begun meanwhile stays", async () => {
    const { sent, answer } = await unanswered(lesson(), <ControlPanel />);
    await press(words.messages.open);
    await fill("text", "Hand in");
    await submit();
    await submit();
    expect(sent).toHaveLength(1);
    await fill("text", "Hand in your sheets");
    await answer(done);
    expect(written("text")).toBe("Hand in your sheets");
    await submit();
    await answer(done);
    expect(written("text")).toBe("");
  });

  test("so do a planned message, a team let in, an award and a name", async () => {
    const plan = await unanswered(lesson(), <ControlPanel />);
    await press(words.plan.open);
    await fill("planned-text", "Soon over");
    await submit();
    await submit();
    expect(plan.sent).toHaveLength(1);
    await fill("planned-text", "Over now");
    await plan.answer(done);
    expect(written("planned-text")).toBe("Over now");
    clear();

    const admit = await unanswered(lesson(), <AdmitForm />);
    await fill("admit", "Dee");
    await submit();
    await submit();
    expect(admit.sent).toHaveLength(1);
    await fill("admit", "Eve");
    await admit.answer(done);
    expect(written("admit")).toBe("Eve");
    clear();

    const room = openClassroom(created(), opens(), joins(1, "Ann"), starts(), finishes(3));
    const award = await unanswered(room, <ClosingPane />);
    const give = () =>
      settle(() =>
        document.querySelector<HTMLFormElement>(`form[aria-label="${en.closing.ownAward}"]`)?.requestSubmit(),
      );
    await fill("award", "Beauty");
    await give();
    await give();
    expect(award.sent).toHaveLength(1);
    await fill("award", "Kindness");
    await award.answer(done);
    expect(written("award")).toBe("Kindness");
    clear();

    const rename = await unanswered(lesson(), <TeamPanel teamId="t1" />);
    await press(`${en.console.rename}: Ann`);
    await fill("name", "Anna");
    await submit();
    await submit();
    expect(rename.sent).toHaveLength(1);
  });

  test("what was typed stays, when a dialog's act is refused", async () => {
    const { sent, answer } = await unanswered(lesson(), <ControlPanel />);
    await press(words.otherTime);
    await fill("amount", "2:30");
    await submit();
    await submit();
    expect(sent).toEqual([{ type: "ExtendContest", byMs: 150_000 }]);
    await answer(refused);
    expect(written("amount")).toBe("2:30");
    expect(textOf(document.querySelector("dialog"))).toContain(en.rejections.not_allowed({}));
    await submit();
    await answer(done);
    expect(document.querySelector("dialog")).toBeNull();
  });

  test("an appeal is settled once", async () => {
    const room = openClassroom(created(), opens(), joins(1, "Ann"), starts(), buys(1, "t1", 1));
    room.happens(
      byTeam(2, "t1", { type: "SubmitAnswer", purchaseId: 1, answer: "41" }),
      byTeam(3, "t1", { type: "AppealVerdict", purchaseId: 1, index: 0, text: "It is right" }),
    );
    const { sent } = await unanswered(room, <QuestionsPane />);
    await press(`${en.questions.reject} Ann`);
    await fill("why", "It is not");
    await submit();
    await submit();
    expect(sent).toHaveLength(1);
  });

  test("FRZ12 the result that is revealed is the one that was read out", async () => {
    const room = ended();
    const next = room.storeOfModerator().privateView.value;
    const teamId = next?.kind === "moderator" ? next.closing.next?.teamId : undefined;
    expect(teamId).toBeDefined();
    const { sent } = await unanswered(room, <StandingsControl />);
    await settle(() => document.querySelector("button")?.click());
    await press(en.freezing.revealNext);
    await press(en.freezing.revealNext);
    expect(sent).toEqual([{ type: "RevealNext", teamId }]);
  });
});

describe("CON11 a control that acts when it is chosen", () => {
  test("shows the entry that was chosen until it is refused, and then the one that is", async () => {
    const { answer } = await unanswered(lesson(), <ControlPanel />);
    await fill("entry", "closed");
    expect(written("entry")).toBe("closed");
    await answer(refused);
    expect(written("entry")).toBe("open");
  });

  test("shows whether teams see the keys", async () => {
    const room = openClassroom(created(), opens(), joins(1, "Ann"), starts(), finishes(3));
    const { answer, sent } = await unanswered(room, <ClosingPane />);
    const keys = () => document.querySelector<HTMLInputElement>("input[name=keys]");
    await settle(() => keys()?.click());
    expect(keys()?.checked).toBe(true);
    await answer(refused);
    expect(keys()?.checked).toBe(false);
    expect(sent).toEqual([{ type: "ShowKeys", open: true }]);
  });

  test("is none where a seat is moved: by the keyboard, other teams are chosen on the way", async () => {
    const { sent, answer } = await unanswered(lesson(), <TeamPanel teamId="t1" />);
    await press(`${en.console.seats}: Ann`);
    const move = `${en.teams.moveSeatNow}: ${en.console.seatNumber(1)}`;
    expect(find<HTMLButtonElement>("button", move).disabled).toBe(true);
    await fill("move 1", "t2");
    expect(sent).toEqual([]);
    await press(move);
    await press(move);
    expect(sent).toMatchObject([{ type: "MoveSeat", fromTeamId: "t1", toTeamId: "t2" }]);
    await answer(refused);
    expect(written("move 1")).toBe("t2");
    expect(textOf(document.querySelector("dialog"))).toContain(en.console.seatNumber(1));
  });
});

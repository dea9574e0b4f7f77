// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import {
  answers,
  buys,
  byModerator,
  byTeam,
  created,
  joins,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { loadTexts } from "../../i18n/texts.ts";
import { createMemoryStorage } from "../../store/browserStorage.ts";
import { createPreparedAnswers } from "../../store/cockpit/preparedAnswers.ts";
import { Asking } from "../play/AskDialog.tsx";
import { AskButton, QuestionNotices, QuestionsPanel } from "../play/Questions.tsx";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { showPlay } from "../testing/playStage.tsx";
import { clear, fill, press, settle, submit, textOf } from "../testing/stage.tsx";
import { CardPanel } from "./CardPanel.tsx";
import { QuestionsPane } from "./QuestionsPane.tsx";

const words = en.questions;
const page = () => textOf(document.body);
const lesson = () =>
  openClassroom(
    created(),
    opens(),
    joins(1, "Ann"),
    joins(2, "Bob"),
    starts(),
    buys(1, "t1", 1),
    answers(2, "t1", 1, "41"),
  );
const asks = byTeam(3, "t1", { type: "AskQuestion", cardId: 1, text: "Is zero natural?" });
const appeals = byTeam(4, "t1", { type: "AppealVerdict", purchaseId: 1, index: 0, text: "The same" });

afterEach(clear);

function choose(value: string): Promise<void> {
  const radio = document.querySelector<HTMLInputElement>(`input[type=radio][value="${value}"]`);
  if (!radio) throw new Error(`no choice ${value}`);
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  return settle();
}

describe("a team", () => {
  test("QST1 QST2 asks about a card, and appeals against an answer to it", async () => {
    const room = lesson();
    await showPlay(room, "t1", <AskAndDialog cardId={1} />);
    await press(words.ask);
    await fill("question", "Is zero natural?");
    await submit();
    await settle();
    await press(words.ask);
    await choose("1.0");
    await fill("question", "We meant the same");
    await submit();
    await settle();
    expect(room.state.value.teams.t1?.questions).toMatchObject([
      { cardId: 1, text: "Is zero natural?" },
      { cardId: 1, appeal: { purchaseId: 1, index: 0 } },
    ]);
  });

  test("QST1 an empty question is refused in words, and what was written stays", async () => {
    await showPlay(lesson(), "t1", <AskAndDialog cardId={null} />);
    await press(words.ask);
    await fill("question", "  ");
    await submit();
    await settle();
    expect(page()).toContain(en.rejections.text_empty({}));
  });

  test("QST3 QST5 sees its questions with the answers, is told of news once, and of nobody else's", async () => {
    const room = lesson();
    room.happens(asks, appeals);
    room.happens(
      byModerator(5, { type: "AnswerQuestion", teamId: "t1", number: 1, to: "all", text: "It is not." }),
    );
    await showPlay(room, "t1", <QuestionsPanel />);
    expect(page()).toMatch(/Is zero natural\?.*It is not\./);
    expect(page()).toContain(words.waiting);
    clear();
    await showPlay(room, "t2", <QuestionNotices />);
    expect(page()).toContain("It is not.");
    expect(page()).not.toContain("Is zero natural?");
    await press(words.understood);
    expect(page()).not.toContain("It is not.");
  });
});

describe("the console", () => {
  test("QST3 answers with a prepared answer, to all", async () => {
    const room = lesson();
    room.happens(asks);
    await showConsole(room, <QuestionsPane />);
    expect(page()).toContain(words.open(1));
    await press(`${words.answer} Ann`);
    // The sentences are fetched in the contest's language.
    await loadTexts[room.state.value.language]();
    await settle();
    await press("Read the task again.");
    await choose("all");
    await submit();
    await settle();
    expect(room.state.value.answersToAll).toMatchObject([{ text: "Read the task again.", cardId: 1 }]);
    expect(page()).toContain(words.open(0));
  });

  test("QST3 PAG44 no answer is kept that is too long to be sent", async () => {
    const room = lesson();
    room.happens(asks);
    const { cockpit } = await showConsole(room, <QuestionsPane />);
    await press(`${words.answer} Ann`);
    await fill("reply", "a".repeat(501));
    await press(words.keep);
    expect(cockpit.prepared.own.value).toEqual([]);
    expect(page()).toContain(en.app.tooLong(1, 500));
    await fill("reply", "a".repeat(500));
    await press(words.keep);
    expect(cockpit.prepared.own.value).toEqual(["a".repeat(500)]);
  });

  test("QST4 accepts an appeal after its preview", async () => {
    const room = lesson();
    room.happens(appeals);
    await showConsole(room, <CardPanel cardId={1} />);
    await settle();
    await press(`${words.accept} Ann`);
    await settle(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(textOf(document.querySelector("dialog"))).toContain("Ann");
    await submit();
    await settle();
    expect(room.state.value.teams.t1?.balancePoints).toBe(600);
    expect(page()).toContain(words.accepted);
  });

  test("QST4 rejects an appeal with a reason", async () => {
    const room = lesson();
    room.happens(appeals);
    await showConsole(room, <QuestionsPane />);
    await press(`${words.reject} Ann`);
    await fill("why", "41 is not 42");
    await submit();
    await settle();
    expect(page()).toContain(words.rejected);
    expect(page()).toContain("41 is not 42");
  });

  test("QST3 own prepared answers stay in the browser", () => {
    const storage = createMemoryStorage();
    const prepared = createPreparedAnswers(storage);
    prepared.keep(" Ask your teacher. ");
    prepared.keep("Ask your teacher.");
    prepared.keep("");
    expect(createPreparedAnswers(storage).own.value).toEqual(["Ask your teacher."]);
    prepared.forget("Ask your teacher.");
    storage.write("regatta.prepared-answers", "{broken");
    expect(createPreparedAnswers(storage).own.value).toEqual([]);
  });
});

function AskAndDialog({ cardId }: { readonly cardId: number | null }) {
  return (
    <>
      <AskButton cardId={cardId} />
      <Asking />
    </>
  );
}

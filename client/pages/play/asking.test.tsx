// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import {
  answers,
  buys,
  byModerator,
  created,
  joins,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import type { CommandReply } from "../../../shared/protocol.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, fill, find, press, settle, submit, textOf } from "../testing/stage.tsx";
import { Asking } from "./AskDialog.tsx";
import { NotDoneNotice } from "./NotDoneNotice.tsx";
import { AskButton } from "./Questions.tsx";

const words = en.questions;
const page = () => textOf(document.body);

afterEach(clear);

/** A question was sent and its dialog closed before the reply; another dialog is open since. */
async function askTwice() {
  const reply = Promise.withResolvers<CommandReply>();
  const shown = await showPlay(
    openClassroom(created(), opens(), joins(1, "Ann"), starts()),
    "t1",
    <>
      <AskButton cardId={null} />
      <Asking />
      <NotDoneNotice />
    </>,
    { send: () => reply.promise },
  );
  await press(words.ask);
  await fill("question", "May we use a calculator?");
  await submit();
  await press(en.app.close);
  await press(words.ask);
  await fill("question", "And a ruler?");
  return { ...shown, comes: (sent: CommandReply) => settle(() => reply.resolve(sent)) };
}
const typed = () => document.querySelector("textarea")?.value;

test("PAG44 a question that is too long stays whole, and is sent once it is shorter", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts());
  await showPlay(
    room,
    "t1",
    <>
      <AskButton cardId={null} />
      <Asking />
    </>,
  );
  await press(words.ask);
  const long = "x".repeat(501);
  await fill("question", long);
  await submit();
  expect(page()).toContain(en.app.tooLong(1, 500));
  expect([typed(), room.sent]).toEqual([long, []]);
  await fill("question", long.slice(1));
  await submit();
  expect(room.sent).toMatchObject([{ command: { type: "AskQuestion", text: long.slice(1) } }]);
});

test("PAG31 a late reply to a question leaves the one that is written now", async () => {
  const { announced, comes } = await askTwice();
  await comes({ ok: true, outcome: { type: "done" } });
  expect([typed(), announced]).toEqual(["And a ruler?", [words.sent]]);
});

test("PAG32 a late refusal of a question is told beside the board until it is read", async () => {
  const { comes } = await askTwice();
  await comes({ ok: false, rejection: { code: "too_fast" } });
  expect(typed()).toBe("And a ruler?");
  expect(page()).toContain(words.notSent);
  expect(page()).toContain(en.rejections.too_fast({}));
  await press(words.understood);
  expect(page()).not.toContain(words.notSent);
});

test.each(["before", "after"] as const)("PAG1 a question's refusal is told once, %s news", async (order) => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts());
  const reply = Promise.withResolvers<CommandReply>();
  const blocks = (at: number, blocked: boolean) =>
    settle(() => room.happens(byModerator(at, { type: "BlockTeam", teamId: "t1", blocked })));
  const replies = () => settle(() => reply.resolve({ ok: false, rejection: { code: "team_blocked" } }));
  const timesTold = () => page().split(en.rejections.team_blocked({})).length - 1;
  await showPlay(
    room,
    "t1",
    <>
      <AskButton cardId={null} />
      <Asking />
    </>,
    { send: () => reply.promise },
  );
  await press(words.ask);
  await fill("question", "Why?");
  await submit();
  if (order === "before") await replies();
  await blocks(1, true);
  if (order === "after") await replies();
  expect(timesTold()).toBe(1);
  await blocks(2, false);
  expect(timesTold()).toBe(0);
  expect(typed()).toBe("Why?");
  expect(find("button", words.send).ariaDisabled).toBe("false");
});

test("PAG1 what is asked instead was not refused", async () => {
  await showPlay(
    openClassroom(created(), opens(), joins(1, "Ann"), starts(), buys(1, "t1", 1), answers(2, "t1", 1, "41")),
    "t1",
    <>
      <AskButton cardId={1} />
      <Asking />
    </>,
    { send: async () => ({ ok: false, rejection: { code: "nothing_to_appeal" } }) },
  );
  await press(words.ask);
  await settle(() => find<HTMLElement>("label", words.anAppeal("41")).querySelector("input")?.click());
  await submit();
  expect(page()).toContain(en.rejections.nothing_to_appeal({}));
  await settle(() => find<HTMLElement>("label", words.aQuestion).querySelector("input")?.click());
  expect(page()).not.toContain(en.rejections.nothing_to_appeal({}));
});

// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { answers, buys, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, press, settle } from "../testing/stage.tsx";
import { FirstStrip } from "./FirstStrip.tsx";

afterEach(clear);

const strip = () => document.querySelector<HTMLElement>(".first-strip");
const lesson = () => openClassroom(created(), opens(), joins(1, "Ann"), starts());

test("PAG14 the strip for beginners says that it has begun when a card is bought, and goes for good with a finished task", async () => {
  const room = lesson();
  const { app } = await showPlay(room, "t1", <FirstStrip />);
  expect(strip()?.dataset.begun).toBe("false");
  await settle(() => room.happens(buys(1, "t1", 1)));
  expect(strip()?.dataset.begun).toBe("true");
  expect(app.firstVisit.isFirst.value).toBe(true);
  await settle(() => room.happens(answers(2, "t1", 1, "42")));
  expect(strip()).toBeNull();
  expect(app.firstVisit.isFirst.value).toBe(false);
});

test("PAG14 or when it was read", async () => {
  const { app } = await showPlay(lesson(), "t1", <FirstStrip />);
  await press(en.help.gotIt);
  expect(strip()).toBeNull();
  expect(app.firstVisit.isFirst.value).toBe(false);
});

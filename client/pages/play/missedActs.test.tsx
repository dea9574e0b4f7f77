// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { byTime, created, joins, minute, opens, resumes, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, settle, textOf } from "../testing/stage.tsx";
import { Banner } from "./Banner.tsx";

afterEach(clear);

test("HEA9 a team is told how many acts the database lost and what to look at, until the contest goes on", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts());
  await showPlay(room, "t1", <Banner />);
  await settle(() =>
    room.happens(byTime(minute, { type: "NoteMissedActs", epoch: 5, seq: 100, openedSeq: 97 })),
  );
  expect(textOf(document.body)).toContain(en.heal.pausedForTeams(3));
  await settle(() => room.happens(resumes(2 * minute)));
  expect(textOf(document.body)).not.toContain(en.heal.pausedForTeams(3));
});

test("HEA9 the number is said as each language counts", () => {
  const words = (acts: number) => [en.heal.lost(acts), ru.heal.lost(acts)];
  expect(words(1)).toEqual([
    "The database lost 1 act of the last moments.",
    "База данных потеряла 1 действие последних мгновений.",
  ]);
  expect(words(3)).toEqual([
    "The database lost 3 acts of the last moments.",
    "База данных потеряла 3 действия последних мгновений.",
  ]);
  expect(words(25)[1]).toBe("База данных потеряла 25 действий последних мгновений.");
  expect(words(41)[1]).toBe("База данных потеряла 41 действие последних мгновений.");
});

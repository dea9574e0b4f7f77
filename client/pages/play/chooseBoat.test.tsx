// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { byTeam, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { boatDesign } from "../../boats/boatDesign.ts";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, press, settle } from "../testing/stage.tsx";
import { ChooseBoat } from "./ChooseBoat.tsx";

afterEach(clear);

const lobby = () => openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"));
const radios = () => [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
const radioOf = (boat: number) => radios().find(({ value }) => value === String(boat));
const ownShown = () => document.querySelector("#own-boat")?.textContent;

async function choose(boat: number): Promise<void> {
  await settle(() => radioOf(boat)?.click());
}

test("BOA2 a team is offered every boat that nobody sails, each by its name, and takes one", async () => {
  const room = lobby();
  const { announced } = await showPlay(room, "t1", <ChooseBoat />);
  expect(ownShown()).toBe(en.boats.own(1));
  expect(radios()).toHaveLength(58);
  expect(radioOf(1)).toBeUndefined();
  expect(radioOf(11)?.getAttribute("aria-label")).toBe(
    "yellow hull, sail yellow and blue, parted aslant, number 12",
  );

  await press(en.boats.take);
  expect(ownShown()).toBe(en.boats.own(1));
  await choose(11);
  await press(en.boats.take);
  expect(ownShown()).toBe(en.boats.own(12));
  expect(announced).toEqual([en.boats.own(12)]);
  expect(radioOf(0)).toBeDefined();
});

test("BOA2 a boat that another team takes meanwhile is no longer chosen; one lost on the way is refused in words", async () => {
  const room = lobby();
  const refused = { ok: false, rejection: { code: "boat_taken", params: { number: 8 } } } as const;
  await showPlay(room, "t1", <ChooseBoat />, { send: async () => refused });
  await choose(5);
  await settle(() => room.happens(byTeam(3, "t2", { type: "ChooseBoat", boat: 5 })));
  expect(radioOf(5)).toBeUndefined();
  expect(radios().some(({ checked }) => checked)).toBe(false);

  await choose(7);
  await press(en.boats.take);
  expect(document.querySelector('[role="alert"]')?.textContent).toContain(
    en.rejections.boat_taken({ number: 8 }),
  );
});

test("BOA2 from the start on there is nothing to choose", async () => {
  const room = lobby();
  await showPlay(room, "t1", <ChooseBoat />);
  await settle(() => room.happens(starts(9)));
  expect(ownShown()).toBeUndefined();
});

test("every boat has a name of its own in each language", () => {
  for (const { boats } of [en, ru]) {
    const names = Array.from({ length: 60 }, (_, boat) => boats.name(boatDesign(boat)));
    expect(new Set(names.map((name) => name.replace(/\d+$/, ""))).size).toBe(60);
  }
  expect(ru.boats.name(boatDesign(13))).toBe("белый корпус, красный парус с белым крестом, номер 14");
});

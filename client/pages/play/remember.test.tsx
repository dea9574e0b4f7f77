// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, expect, test } from "vitest";
import { byModerator, byTeam, created, joins, opens } from "../../../shared/contest/testing.ts";
import type { PrivateView } from "../../../shared/contest/view.ts";
import { viewFor } from "../../../shared/contest/viewFor.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, settle } from "../testing/stage.tsx";
import { Remember } from "./Remember.tsx";

afterEach(clear);

const renames = (at: number, name: string) => byModerator(at, { type: "RenameTeam", teamId: "t1", name });

/** The page of a seat of t1, as it was kept before the page was opened. */
async function openPage() {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"));
  const ofTeam = (teamId: string) => viewFor(room.state.value, { kind: "team", teamId });
  const privateView = signal<PrivateView | null>(null);
  const { app, play } = await showPlay(room, "t1", <Remember />, { privateView });
  app.seats.keep({ ...play.seat, teamName: "Ann" });
  const sees = (teamId: string) =>
    settle(() => {
      privateView.value = ofTeam(teamId);
    });
  return { room, sees, kept: () => app.seats.find(play.seat.seatId) };
}

test("a team that is renamed and back again is kept by the name that it has", async () => {
  const { room, sees, kept } = await openPage();
  await sees("t1");
  for (const name of ["Foxes", "Ann"]) {
    await settle(() => room.happens(renames(5, name)));
    await sees("t1");
    expect(kept()?.teamName).toBe(name);
    expect(document.title).toBe(en.play.title(name));
  }
});

test("SEA3 a seat that is moved and back again is kept at the team where it is", async () => {
  const { sees, kept } = await openPage();
  for (const teamId of ["t1", "t2", "t1"]) {
    await sees(teamId);
    expect(kept()).toMatchObject({ sitsAt: teamId, teamName: teamId === "t1" ? "Ann" : "Bob" });
  }
});

test("BOA4 the boat is kept with the seat, and follows", async () => {
  const { room, sees, kept } = await openPage();
  await sees("t1");
  expect(kept()?.boat).toBe(0);
  await settle(() => room.happens(byTeam(3, "t1", { type: "ChooseBoat", boat: 9 })));
  expect(kept()?.boat).toBe(9);
});

test("until the team has come nothing is written over what another tab knows", async () => {
  const { kept } = await openPage();
  await settle();
  expect(kept()?.teamName).toBe("Ann");
});

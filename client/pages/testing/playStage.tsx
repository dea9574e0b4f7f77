import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { seatOf } from "../../../shared/contest/testing.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { createPlaying } from "../../store/playing.ts";
import { PlayContext } from "../play/PlayContext.ts";
import type { Classroom } from "./classroom.ts";
import { show, stageApp } from "./stage.tsx";

/** Parts of a team's page, on a contest in memory. */
export async function showPlay(
  classroom: Classroom,
  teamId: string,
  content: ComponentChildren,
  /** What the store tells instead. */
  told: Partial<ContestStore> = {},
  { app }: Pick<ReturnType<typeof stageApp>, "app"> = stageApp(),
) {
  const announced: string[] = [];
  const roomCode = classroom.state.value.roomCode;
  const seat = { seatId: seatOf(teamId), seatToken: "token", teamId, roomCode, teamName: "", takenAt: 0 };
  const play = {
    ...createPlaying({ ...classroom.storeOfTeam(teamId), ...told }),
    seat,
    away: { report: signal(null), dismiss: () => {}, stop: () => {} },
    announce: (sentence: string) => void announced.push(sentence),
  };
  await show(app, <PlayContext.Provider value={play}>{content}</PlayContext.Provider>);
  return { app, play, announced };
}

// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, expect, test } from "vitest";
import { buys, byModerator, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import type { PrivateView } from "../../../shared/contest/view.ts";
import { viewFor } from "../../../shared/contest/viewFor.ts";
import { openClassroom } from "../testing/classroom.ts";
import { clear, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { useTeamMoves } from "./useTeamMoves.ts";

afterEach(clear);

test("SEA2 a page begins anew when its seat comes to another team, and not when its own changes", async () => {
  const room = openClassroom(
    created(),
    opens(),
    joins(1, "Ann"),
    joins(2, "Bob"),
    starts(),
    buys(1, "t2", 1),
  );
  const ofTeam = (teamId: string) => viewFor(room.state.value, { kind: "team", teamId });
  const privateView = signal<PrivateView | null>(null);
  function Moves() {
    return <p>{useTeamMoves({ privateView })}</p>;
  }
  await show(stageApp().app, <Moves />);
  const moves = () => textOf(document.querySelector("p"));
  await settle(() => {
    privateView.value = ofTeam("t2");
  });
  await settle(() => {
    room.happens(byModerator(2, { type: "RenameTeam", teamId: "t2", name: "Bobby" }));
    privateView.value = ofTeam("t2");
  });
  expect(moves()).toBe("0");
  await settle(() => {
    room.happens(byModerator(3, { type: "MergeTeams", fromTeamId: "t2", intoTeamId: "t1" }));
    privateView.value = ofTeam("t1");
  });
  expect(moves()).toBe("1");
});

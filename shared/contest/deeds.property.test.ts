import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "./decide.ts";
import { detailsOf } from "./details.ts";
import { evolve } from "./evolve.ts";
import type { ContestState, Team } from "./state.ts";
import { assertUntil } from "./testing/assertUntil.ts";
import { anyPlay, moments } from "./testing/generators.ts";
import { byModerator, t0 } from "./testing.ts";
import { trueStandings } from "./trueStandings.ts";

/** All that a moderator's deed may change and its undoing must bring back; `of`: whom there was before. */
function essence(state: ContestState, of: ContestState) {
  const teams = Object.values(state.teams).filter(({ id }) => of.teams[id]);
  return {
    teams: teams.map(teamOf),
    clock: state.clock,
    details: detailsOf(state),
    entry: [state.entryOpen, state.entryByApproval ?? false],
    shownPlaces: state.shown?.places ?? null,
    freeze: [state.freezeMinutes ?? null, state.freeze?.revealed ?? null],
    words: state.nameWords ?? { marked: [], allowed: [] },
    places: trueStandings({
      rules: state.rules,
      teams: Object.fromEntries(teams.map((team) => [team.id, team])),
    }).map(({ place, team }) => [place, team.id]),
  };
}

function teamOf({ ledger: _l, extraTime, formerSeats, seats, ...team }: Team) {
  return {
    ...team,
    seats: [...seats].sort(),
    // How much is left counts, and not in how many steps it was given.
    leftMs: extraTime?.leftMs ?? 0,
    former: formerSeats ? [...formerSeats].sort() : null,
  };
}

test("UND3 a moderator's deed and its undoing leave teams, seats, clock, entry and places as they were", () => {
  const undone = new Map<string, number>();
  const refused = new Map<string, number>();
  assertUntil(
    () => wanted.every((type) => undone.has(type)),
    fc.property(anyPlay(), (play) => {
      for (const { before, stamped, decision, after } of moments(play)) {
        if (!decision.ok || stamped.actor.role !== "moderator") continue;
        // A start that was missed meanwhile stays missed.
        if (decision.events.some(({ type }) => type === "ScheduleMissed")) continue;
        const deed = after.deeds?.at(-1);
        if (!deed || deed === before.deeds?.at(-1) || deed.none !== null || hasDoubles(before)) continue;
        const undo = byModerator(stamped.at - t0, { type: "UndoDeed", deed: deed.number, why: "" });
        const back = decide(after, undo);
        if (!back.ok) {
          refused.set(back.rejection.code, (refused.get(back.rejection.code) ?? 0) + 1);
          continue;
        }
        const restored = back.events.reduce(evolve, after);
        expect([deed.type, essence(restored, before)]).toEqual([deed.type, essence(before, before)]);
        expect(restored.deeds?.find(({ number }) => number === deed.number)?.undoneBy).toBe(deed.number + 1);
        const again = decide(restored, undo);
        expect(again).toMatchObject({ ok: false, rejection: { code: "act_not_undoable" } });
        undone.set(deed.type, (undone.get(deed.type) ?? 0) + 1);
      }
    }),
    300,
  );
  expect(wanted.filter((type) => !undone.has(type))).toEqual([]);
  // Only the clock stands against it, or that everything is stopped.
  expect([...refused.keys()].filter((code) => !mayRefuse.includes(code))).toEqual([]);
});

/** Deeds of which each must have been undone for the test to mean anything. */
const wanted = [
  "DeadlineMoved",
  "EntrySet",
  "TeamRenamed",
  "TeamRemoved",
  "TeamsMerged",
  "TeamBlocked",
  "NameHidden",
  "SeatMoved",
  "ExtraTimeGiven",
  "FreezePlanned",
  "PlacesShown",
  "NameWordsSet",
  "DetailsSet",
];

/** Seats of the generated plays may have equal ids; the server's never have. */
function hasDoubles({ teams }: ContestState): boolean {
  const seats = Object.values(teams).flatMap((team) => [...team.seats, ...(team.formerSeats ?? [])]);
  return new Set(seats).size < seats.length;
}

const mayRefuse = [
  "deadline_in_past",
  "no_extra_time",
  "everything_stopped",
  "already_frozen",
  "team_full",
  "time_is_up",
  "team_name_taken",
  "contest_full",
  "details_fixed",
  "changed_meanwhile",
  "moment_passed",
];

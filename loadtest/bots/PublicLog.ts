import type { Phase } from "../../shared/contest/phases.ts";
import type { ClockView } from "../../shared/contest/view.ts";
import type { TeamId } from "../../shared/ids.ts";
import type { LiveView, WireState } from "../../shared/wireState.ts";

export interface ShownTeam {
  readonly epoch: number;
  readonly balancePoints: number;
  readonly inPlayPoints: number;
  readonly cells: readonly number[];
}

export interface ShownClock {
  readonly epoch: number;
  readonly phase: Phase;
  readonly clock: ClockView;
}

/** Every public state of teams and clock that one client was shown, in order, without repetitions. */
export class PublicLog {
  readonly #teams = new Map<TeamId, ShownTeam[]>();
  readonly #clocks: ShownClock[] = [];

  get teams(): ReadonlyMap<TeamId, readonly ShownTeam[]> {
    return this.#teams;
  }

  get clocks(): readonly ShownClock[] {
    return this.#clocks;
  }

  note({ epoch, view }: LiveView): void {
    for (const { id, balancePoints, inPlayPoints, cells, outOfSight } of Object.values(view.teams)) {
      if (outOfSight) continue;
      const shown = this.#teams.get(id) ?? [];
      this.#teams.set(id, shown);
      noteNew(shown, { epoch, balancePoints, inPlayPoints, cells });
    }
    noteNew(this.#clocks, { epoch, phase: view.phase, clock: view.clock });
  }
}

function noteNew<Shown>(list: Shown[], shown: Shown): void {
  const last = list.at(-1);
  if (last === undefined || JSON.stringify(last) !== JSON.stringify(shown)) list.push(shown);
}

/** The wire state with one team only: reading all of them for every patch would be most of a team bot's work. */
export function withOneTeam(wire: WireState, teamId: TeamId): WireState {
  return {
    epoch: wire.epoch,
    mark: wire.mark,
    roomCode: wire.roomCode,
    title: wire.title,
    language: wire.language,
    theme: wire.theme,
    rules: wire.rules,
    board: wire.board,
    phase: wire.phase,
    entryOpen: wire.entryOpen,
    entryByApproval: wire.entryByApproval,
    saving: wire.saving,
    durationMs: wire.durationMs,
    startsAt: wire.startsAt,
    startedAt: wire.startedAt,
    endsAt: wire.endsAt,
    pausedAt: wire.pausedAt,
    finishedAt: wire.finishedAt,
    extraTimeTeams: wire.extraTimeTeams,
    countdownAt: wire.countdownAt,
    missingActs: wire.missingActs,
    cover: wire.cover,
    screens: wire.screens,
    announcement: wire.announcement,
    frozenAt: wire.frozenAt,
    revealed: wire.revealed,
    lastReveal: wire.lastReveal,
    shownPlaces: wire.shownPlaces,
    finality: wire.finality,
    awards: wire.awards,
    review: wire.review,
    teams: {
      forEach: (callback) =>
        wire.teams.forEach((team, id) => {
          if (id === teamId) callback(team, id);
        }),
    },
  };
}

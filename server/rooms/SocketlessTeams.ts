/** What a page said longer ago is over: it says so again every half of this while it lasts. */
const freshMs = 2 * 60_000;

/**
 * Teams whose pages reach the server by HTTP and get no WebSocket, as their own pages say. Kept in memory, one time a team:
 * who holds a seat can say it of the own team only, however often. PAG5
 */
export class SocketlessTeams {
  readonly #saidAt = new Map<string, Map<string, number>>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  tell(contestId: string, teamId: string): void {
    const teams = this.#fresh(contestId);
    teams.set(teamId, this.#now());
    this.#saidAt.set(contestId, teams);
  }

  /** Those of the last two minutes. */
  in(contestId: string): readonly string[] {
    return [...this.#fresh(contestId).keys()];
  }

  #fresh(contestId: string): Map<string, number> {
    const since = this.#now() - freshMs;
    const teams = this.#saidAt.get(contestId) ?? new Map<string, number>();
    for (const [teamId, at] of teams) if (at < since) teams.delete(teamId);
    if (teams.size === 0) this.#saidAt.delete(contestId);
    return teams;
  }
}

import type { OwnSeat } from "../../store/seats.ts";
import { lazily } from "../parts/lazily.tsx";

interface Sentence {
  readonly teams: readonly { readonly name: string; readonly boat: number | null }[];
  readonly say: (names: string) => string;
}

/** The first page does not wait for the drawing of boats. */
const WithBoats = lazily<Sentence>(
  async () => (await import("../parts/TeamNames.tsx")).TeamsInSentence,
  WithoutBoats,
);

/** A sentence about the team of a seat, its boat before its name where that is known. BOA4 */
export function SeatName({
  seat: { teamName, boat },
  say,
}: {
  readonly seat: Pick<OwnSeat, "teamName" | "boat">;
  readonly say: (name: string) => string;
}) {
  const teams = [{ name: teamName, boat: boat ?? null }];
  return boat === undefined ? (
    <WithoutBoats teams={teams} say={say} />
  ) : (
    <WithBoats teams={teams} say={say} />
  );
}

function WithoutBoats({ teams, say }: Sentence) {
  return <>{say(teams.map(({ name }) => name).join(", "))}</>;
}

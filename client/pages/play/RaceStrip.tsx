import { Boat } from "../../boats/Boat.tsx";
import { raceStrip } from "../../store/raceStrip.ts";
import { useViews } from "./PlayContext.ts";
import "./raceStrip.css";

const boatPx = 18;
const ownPx = 24;

/** TSK3 The race as a strip of water; the line beside it says what it shows of the own team. */
export function RaceStrip() {
  const { contest, team } = useViews();
  return (
    <span class="race-strip" aria-hidden="true">
      {raceStrip(contest, team.teamId).map(({ teamId, boat, along, down, front, isOwn, look }) => (
        <span
          key={teamId}
          class="race-strip-lane"
          data-own={isOwn}
          style={{ "--along": along, "--down": down, zIndex: front }}
        >
          {look === "boat" ? (
            <Boat boat={boat} size={isOwn ? ownPx : boatPx} on="water" />
          ) : (
            <i class="race-strip-mark" />
          )}
        </span>
      ))}
    </span>
  );
}

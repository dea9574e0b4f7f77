import { boatCount } from "../../../shared/contest/boats.ts";
import { Boat } from "../../boats/Boat.tsx";

const boats = Array.from({ length: boatCount }, (_, boat) => boat);
const sizes = [20, 48];
const grounds = ["page", "water"] as const;

/** Both drawings of every boat, on the page and on the water. */
export function LookBoats() {
  return (
    <>
      <h2>Boats</h2>
      {grounds.map((ground) =>
        sizes.map((size) => (
          <div key={`${ground} ${size}`} class={ground === "water" ? "look-row look-water" : "look-row"}>
            {boats.map((boat) => (
              <Boat key={boat} boat={boat} size={size} on={ground} />
            ))}
          </div>
        )),
      )}
    </>
  );
}

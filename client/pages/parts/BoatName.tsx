import type { ComponentChildren } from "preact";
import { Boat } from "../../boats/Boat.tsx";

/** A team's name with its boat before it, as high as the line; the name has all the room that is left. BOA4 */
export function BoatName(props: { readonly boat: number; readonly children: ComponentChildren }) {
  return (
    <span class="boat-name">
      <span>
        <Boat boat={props.boat} />
      </span>
      <span>{props.children}</span>
    </span>
  );
}

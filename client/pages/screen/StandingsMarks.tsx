import { FrozenMark } from "../parts/FrozenMark.tsx";
import { PlacesMark } from "../parts/PlacesMark.tsx";
import { useScreen } from "./ScreenContext.ts";

/**
 * To be seen: that standings are frozen, which a region of theirs tells who listens, and how many places are shown; this is
 * told too, unless it `isHeard` elsewhere. FRZ13
 */
export function StandingsMarks({ isHeard = false }: { readonly isHeard?: boolean }) {
  const { freeze, shownPlaces } = useScreen().live.view;
  return (
    <>
      {freeze && (
        <p class="screen-frozen" aria-hidden="true">
          <FrozenMark />
        </p>
      )}
      {shownPlaces !== null && (
        <p class="screen-frozen" aria-hidden={isHeard}>
          <PlacesMark places={shownPlaces} />
        </p>
      )}
    </>
  );
}

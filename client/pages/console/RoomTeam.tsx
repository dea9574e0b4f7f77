import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { type NamedTeam, TeamInWords } from "../parts/TeamNames.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";

/** A team in the console, by its own name or the one that it had, its boat before it: also in long lists, which seldom change. BOA4 */
export function RoomTeam({ teamId, name }: { readonly teamId: string; readonly name: string }) {
  const { store } = useRoom();
  const boat = useMemo(
    () => computed(() => store.live.value?.view.teams[teamId]?.boat ?? null),
    [store, teamId],
  );
  return <TeamInWords name={name} boat={boat.value} />;
}

/** How teams are named among other words of the console. Who is gone has let go of its boat: BOA3. */
export function useRoomTeams(): (teamId: string) => NamedTeam {
  const { contest, moderator } = useRoomViews();
  return (teamId) => ({
    name: moderator.teams[teamId]?.name ?? teamId,
    boat: contest.teams[teamId]?.boat ?? null,
  });
}

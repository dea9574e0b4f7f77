import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { watchAbsence } from "../../store/awayWatch.ts";
import { type ContestStore, openContest } from "../../store/contestStore.ts";
import { createPlaying } from "../../store/playing.ts";
import type { OwnSeat } from "../../store/seats.ts";
import { loadStatements } from "../../text/Statement.tsx";
import { useApp } from "../AppContext.ts";
import { PicturesOf } from "../parts/PicturesOf.tsx";
import { VeilContext } from "../parts/VeilContext.ts";
import { leaveRoomForKeyboard } from "./keyboardRoom.ts";
import { MomentTeller } from "./MomentTeller.tsx";
import { NoSeat } from "./NoSeat.tsx";
import { PlayContext } from "./PlayContext.ts";
import { PlayScreen } from "./PlayScreen.tsx";
import { Refused } from "./Refused.tsx";
import { Remember } from "./Remember.tsx";
import { TeamTouches } from "./TeamTouches.tsx";
import { useTeamMoves } from "./useTeamMoves.ts";
import { watchWriting } from "./writingRoom.ts";
import "./play.css";

/** A team's page, by the seat in the address: two tabs can hold two teams. */
export function PlayPage({ code, seatId }: { readonly code: string; readonly seatId: string }) {
  const { seats } = useApp();
  const seat = useMemo(() => seats.find(seatId), [seats, seatId]);
  return seat && seat.roomCode === code ? <SeatedPage seat={seat} /> : <NoSeat code={code} />;
}

function SeatedPage({ seat }: { readonly seat: OwnSeat }) {
  const { call } = useApp();
  const store = useSignal<ContestStore | null>(null);
  const veil = useSignal(false);

  useEffect(() => {
    const opened = openContest({ code: seat.roomCode, audience: "team", seatToken: seat.seatToken }, call);
    store.value = opened;
    void loadStatements();
    return () => opened.close();
  }, [seat, call, store]);

  return store.value ? (
    <VeilContext.Provider value={veil}>
      <PicturesOf viewer={{ code: seat.roomCode, audience: "team", seatToken: seat.seatToken }}>
        <OpenedPage seat={seat} store={store.value} />
      </PicturesOf>
    </VeilContext.Provider>
  ) : null;
}

function OpenedPage({ seat, store }: { readonly seat: OwnSeat; readonly store: ContestStore }) {
  const { haptics, storage } = useApp();
  const announcement = useSignal("");
  const moves = useTeamMoves(store);
  // At another team everything begins anew.
  const play = useMemo(() => {
    const playing = createPlaying(store);
    return {
      ...playing,
      seat,
      away: watchAbsence(playing, storage, seat.seatId),
      announce: (sentence: string) => {
        announcement.value = sentence;
      },
    };
  }, [seat, store, storage, announcement, moves]);
  useEffect(() => () => play.away.stop(), [play]);
  useEffect(() => leaveRoomForKeyboard(window, document.documentElement), []);
  useEffect(() => watchWriting(window), []);
  return (
    <PlayContext.Provider key={moves} value={play}>
      <Remember />
      <MomentTeller />
      {haptics.isThere && <TeamTouches />}
      <Refused>
        <PlayScreen />
      </Refused>
      <p class="visually-hidden" role="status">
        {announcement}
      </p>
    </PlayContext.Provider>
  );
}

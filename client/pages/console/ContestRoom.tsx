import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { sayRefusal } from "../../i18n/say.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isTelling } from "../../net/http.ts";
import { isUp } from "../../net/linkParts.ts";
import { createCockpit } from "../../store/cockpit/cockpit.ts";
import { type ContestStore, openContest } from "../../store/contestStore.ts";
import { pathTo } from "../../store/router.ts";
import { allowKeyboardScrolling } from "../../text/keyboardScrolling.ts";
import { useApp } from "../AppContext.ts";
import { KnockNotices } from "../parts/KnockNotices.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PicturesOf } from "../parts/PicturesOf.tsx";
import { useContestTheme } from "../parts/useContestTheme.ts";
import { ApplicantNotices } from "./ApplicantNotices.tsx";
import { AskedDialog } from "./AskedDialog.tsx";
import { ClockNotice } from "./ClockNotice.tsx";
import { CockpitView } from "./CockpitView.tsx";
import { CrowdNotices } from "./CrowdNotices.tsx";
import { ModeratorNameStrip, readModeratorName } from "./ModeratorName.tsx";
import { createRoom, RoomContext, useRoom } from "./RoomContext.ts";
import { useRoomTeams } from "./RoomTeam.tsx";
import { SocketlessNotice } from "./SocketlessNotice.tsx";

/** One contest, run by its moderator. */
export function ContestRoom({ code }: { readonly code: string }) {
  const { call, session, storage } = useApp();
  const store = useSignal<ContestStore | null>(null);

  useEffect(() => {
    const opened = openContest({ code, audience: "moderator", accessToken: session.ownAccess() }, call);
    const name = readModeratorName(storage);
    if (name) opened.introduce(name);
    store.value = opened;
    return () => opened.close();
  }, [code, call, session, storage, store]);

  useContestTheme(code, store.value?.live.value?.view);
  return store.value ? (
    <PicturesOf viewer={{ code, audience: "owner", accessToken: session.accessToken }}>
      <OpenedRoom store={store.value} code={code} />
    </PicturesOf>
  ) : null;
}

function OpenedRoom({ store, code }: { readonly store: ContestStore; readonly code: string }) {
  const { session, storage, texts } = useApp();
  const compare = useComputed(() => texts.value.format.compare);
  const cockpit = useMemo(
    () => createCockpit(store, storage, code, compare),
    [store, storage, code, compare],
  );
  useEffect(() => cockpit.start(), [cockpit]);
  useEffect(() => {
    addEventListener("storage", cockpit.readStored);
    return () => removeEventListener("storage", cockpit.readStored);
  }, [cockpit]);
  const room = useMemo(() => createRoom(store, cockpit), [store, cockpit]);

  const isSignedOut = store.goodbye.value === "signed_out";
  useEffect(() => {
    if (isSignedOut) session.end();
  }, [isSignedOut, session]);

  return (
    <RoomContext.Provider value={room}>
      <RoomBody />
      <AskedDialog />
    </RoomContext.Provider>
  );
}

/** The open room, or why it is not open. */
export function RoomBody() {
  const texts = useTexts();
  const { store } = useRoom();
  const live = store.live.value;
  const trouble = store.trouble.value;
  const isDeleted = store.goodbye.value === "contest_deleted";
  const isReady = !isDeleted && live !== null && store.privateView.value?.kind === "moderator";
  const connection = store.connection.value;
  // Whoever signed out is shown how to sign in.
  const goodbye = store.goodbye.value === "signed_out" ? null : store.goodbye.value;
  const isTold =
    trouble && (!isReady || connection === "closed" || (!isUp(connection) && isTelling(trouble)));
  const notices = useRef<HTMLDivElement>(null);
  useEffect(() => (notices.current ? allowKeyboardScrolling([notices.current]) : undefined), []);
  return (
    <div class="cockpit-page">
      {/* biome-ignore lint/a11y/useSemanticElements: no form's fields stand together here */}
      <div class="room-notices" role="group" aria-label={texts.console.notices} ref={notices}>
        <div role="status">
          {!isReady && !trouble && !goodbye && <p class="muted">{texts.status.connecting}</p>}
          {goodbye && <Notice tone="bad">{texts.goodbyes[goodbye].text}</Notice>}
          {isTold && <Notice tone="bad">{refusalSentence(texts, trouble)}</Notice>}
          {isReady && connection === "reconnecting" && (
            <Notice tone="warn">{texts.status.reconnecting}</Notice>
          )}
          {live?.saving === false && <Notice tone="warn">{texts.status.notSaved}</Notice>}
        </div>
        {isReady && (
          <>
            <ModeratorNameStrip />
            <CrowdNotices />
            <ApplicantNotices />
            <Knocks />
            <SocketlessNotice />
            <ClockNotice />
            <Said />
          </>
        )}
      </div>
      {isReady ? (
        <CockpitView />
      ) : (
        <a class="quiet-link" href={pathTo.contests()}>
          ← {texts.console.toList}
        </a>
      )}
    </div>
  );
}

/** At any team's door. */
function Knocks() {
  const { store, said } = useRoom();
  const teamOf = useRoomTeams();
  return (
    <KnockNotices
      store={store}
      teamOf={teamOf}
      say={(_sentence, refusal) => {
        said.value = { tone: "bad", say: sayRefusal(refusal) };
      }}
    />
  );
}

const praiseMs = 6_000;

/**
 * What came of the last click, unless a dialog says it. A success is no news after a while; a refusal stays until the next
 * click. CON9
 */
function Said() {
  const texts = useTexts();
  const { said, dialogs } = useRoom();
  const shown = said.value;
  useEffect(() => {
    if (shown?.tone !== "good") return;
    const timer = setTimeout(() => {
      said.value = null;
    }, praiseMs);
    return () => clearTimeout(timer);
  }, [shown, said]);
  return (
    <div class="room-said" role="status">
      {shown && dialogs.value.length === 0 && <Notice tone={shown.tone}>{shown.say(texts)}</Notice>}
    </div>
  );
}

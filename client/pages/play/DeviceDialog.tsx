import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RouteReply } from "../../../shared/api.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { invitationAddress } from "../../store/invitation.ts";
import { useApp } from "../AppContext.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PassingButton } from "../parts/PassingButton.tsx";
import { QrCode } from "../parts/QrCode.tsx";
import { useJoinOrigins } from "../parts/useJoinOrigins.ts";
import { usePlay, useViews } from "./PlayContext.ts";

/** An invitation, and how many devices the team had when it was asked for. */
type Shown = RouteReply["inviteDevice"] & { readonly seatsBefore: number };

/** Shows an invitation as long as it holds and no device has come in. ENT24 */
export function DeviceDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const { play, app, screen, join } = texts;
  const { call } = useApp();
  const { seat } = usePlay();
  const { contest, team } = useViews();
  const origins = useJoinOrigins(true);
  const origin = origins?.[0];
  const shown = useSignal<Shown | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  /** How many invitations were asked for. */
  const asked = useSignal(1);
  const isOver = useSignal(false);
  const seats = team.seats.length;

  // Asked anew for each number, and only then.
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    call("inviteDevice", { code: contest.roomCode, token: seat.seatToken }).then(
      (answer) => {
        if (gone) return;
        if (!answer.ok) {
          trouble.value = answer.problem;
          return;
        }
        shown.value = { ...answer.reply, seatsBefore: seats };
        timer = setTimeout(() => {
          isOver.value = true;
        }, answer.reply.seconds * 1000);
      },
      () => {},
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asked.value]);

  const askAgain = () => {
    shown.value = null;
    trouble.value = null;
    isOver.value = false;
    asked.value += 1;
  };
  const hasCome = shown.value !== null && seats > shown.value.seatsBefore;
  return (
    <Dialog title={play.addDevice} onClose={onClose}>
      <div role="status">
        {trouble.value && <Notice tone="warn">{refusalSentence(texts, trouble.value)}</Notice>}
        {hasCome && <Notice tone="good">{play.deviceCame(seats)}</Notice>}
        {isOver.value && !hasCome && <Notice tone="info">{play.deviceCodeOver}</Notice>}
        {origins?.length === 0 && <Notice tone="warn">{screen.localOnly}</Notice>}
      </div>
      {shown.value && origin !== undefined && !hasCome && !isOver.value && (
        <figure class="device-qr">
          <QrCode
            text={invitationAddress(origin, contest.roomCode, shown.value.invitation)}
            label={play.deviceQrLabel}
          />
          <figcaption>{play.deviceScan}</figcaption>
        </figure>
      )}
      {!shown.value && !trouble.value && <p class="muted">{join.working}</p>}
      <div class="actions">
        {(hasCome || isOver.value || trouble.value) && (
          <PassingButton onPress={askAgain}>{play.deviceAgain}</PassingButton>
        )}
        <button type="button" class="button" data-first-focus onClick={onClose}>
          {app.close}
        </button>
      </div>
    </Dialog>
  );
}

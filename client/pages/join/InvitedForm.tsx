import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useEntering } from "./useEntering.ts";
import { WaitNotice } from "./WaitNotice.tsx";

/**
 * A further device of a team, let in by what its first one has shown. It waits for a click: what looks at an address before
 * its person does would else use the invitation up. ENT24
 */
export function InvitedForm({ code, invitation }: { readonly code: string; readonly invitation: string }) {
  const { join } = useTexts();
  const app = useApp();
  const button = useRef<HTMLButtonElement>(null);
  const trouble = useSignal<Trouble | null>(null);
  const { wait, isSending, enter } = useEntering();
  /** One wish: an answer that was lost on the way does not use the invitation up. */
  const wish = useRef({ id: app.newId(), secret: app.newId() });
  useEffect(() => button.current?.focus(), []);

  async function takeSeat(): Promise<void> {
    if (isSending) return;
    trouble.value = null;
    const body = { ...wish.current, invitation };
    const answer = await enter(
      () => app.call("acceptInvitation", { code, body }),
      ({ teamName, ...grant }) => app.seats.keep({ ...grant, roomCode: code, teamName, takenAt: Date.now() }),
    );
    if (!answer) return;
    if (!answer.ok) {
      trouble.value = answer.problem;
      return;
    }
    app.invitation.drop();
    app.router.go(pathTo.play(code, answer.reply.seatId));
  }

  return (
    <div class="panel stack">
      <p>{join.invited}</p>
      <div role="status">{wait && <WaitNotice wait={wait} />}</div>
      <TroubleNotice trouble={trouble.value} />
      <button
        ref={button}
        type="button"
        class="button"
        data-look="main"
        aria-disabled={isSending}
        onClick={() => void takeSeat()}
      >
        {isSending ? join.working : join.takeSeat}
      </button>
      <button type="button" class="button" data-look="quiet" onClick={() => app.invitation.drop()}>
        {join.withPin}
      </button>
    </div>
  );
}

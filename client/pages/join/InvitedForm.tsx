import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { askInLine, type EntryWait } from "../../store/inLine.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "../parts/Notice.tsx";
import { WaitNotice } from "./WaitNotice.tsx";

/**
 * A further device of a team, let in by what its first one has shown. It waits for a click: what looks at an address before
 * its person does would else use the invitation up. ENT24
 */
export function InvitedForm({ code, invitation }: { readonly code: string; readonly invitation: string }) {
  const texts = useTexts();
  const { join } = texts;
  const app = useApp();
  const button = useRef<HTMLButtonElement>(null);
  const error = useSignal<string | null>(null);
  const isWorking = useSignal(false);
  const wait = useSignal<EntryWait | null>(null);
  /** One wish: an answer that was lost on the way does not use the invitation up. */
  const wish = useRef({ id: app.newId(), secret: app.newId() });
  const isGone = useRef(false);
  useEffect(() => {
    button.current?.focus();
    return () => {
      isGone.current = true;
    };
  }, []);

  async function enter(): Promise<void> {
    if (isWorking.value) return;
    isWorking.value = true;
    const body = { ...wish.current, invitation };
    const answer = await askInLine({
      ask: () => app.call("acceptInvitation", { code, body }),
      tell: (told) => {
        wait.value = told;
      },
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      isGone: () => isGone.current,
    });
    if (!answer) return;
    isWorking.value = false;
    if (!answer.ok) {
      error.value = refusalSentence(texts, answer.problem);
      return;
    }
    const { teamName, ...grant } = answer.reply;
    app.seats.keep({ ...grant, roomCode: code, teamName, takenAt: Date.now() });
    app.invitation.drop();
    app.router.go(pathTo.play(code, grant.seatId));
  }

  return (
    <div class="panel stack">
      <p>{join.invited}</p>
      <div role="status">{wait.value && <WaitNotice wait={wait.value} />}</div>
      <div role="alert">{error.value && <Notice tone="bad">{error.value}</Notice>}</div>
      <button
        ref={button}
        type="button"
        class="button"
        data-look="main"
        aria-disabled={isWorking.value}
        onClick={() => void enter()}
      >
        {isWorking.value ? join.working : join.takeSeat}
      </button>
      <button type="button" class="button" data-look="quiet" onClick={() => app.invitation.drop()}>
        {join.withPin}
      </button>
    </div>
  );
}

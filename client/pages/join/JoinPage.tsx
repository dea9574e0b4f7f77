import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RouteReply } from "../../../shared/api.ts";
import { type Say, sayRefusal } from "../../i18n/say.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isPassing, type Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { lazily } from "../parts/lazily.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { useContestTheme } from "../parts/useContestTheme.ts";
import { CodeForm } from "./CodeForm.tsx";
import { OwnSeats } from "./OwnSeats.tsx";
import { TeamForms } from "./TeamForms.tsx";
import "./join.css";

const tryAgainMs = 3_000;

const InvitedForm = lazily(async () => (await import("./InvitedForm.tsx")).InvitedForm);

/** The way in: a code, then a name or a PIN. A link or a QR code brings the code along. */
export function JoinPage({ code }: { readonly code: string }) {
  const { join, practice, beginning } = useTexts();
  return (
    <PlainPage width="narrow">
      <div class="stack">
        <h1>{join.title}</h1>
        {code === "" ? <CodeForm code="" error={null} onAgain={() => {}} /> : <Room code={code} />}
        <OwnSeats />
        {code === "" && (
          <>
            <a class="button" data-look="quiet" href={pathTo.practice()}>
              {practice.toPractice}
            </a>
            {/* FST1 */}
            <a class="button" data-look="quiet" data-size="small" href={pathTo.contests()}>
              {beginning.forTeachers}
            </a>
          </>
        )}
      </div>
    </PlainPage>
  );
}

/** The contest that a code names. What is typed meanwhile stays while it cannot be looked for, and that is done again. PAG17 */
function Room({ code }: { readonly code: string }) {
  const texts = useTexts();
  const { call, invitation } = useApp();
  const room = useSignal<RouteReply["findRoom"] | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  /** How often it was asked for by hand. */
  const turn = useSignal(0);
  useContestTheme(code, room.value);

  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await call("findRoom", { code });
      if (isGone) return;
      if (answer.ok) room.value = answer.reply;
      trouble.value = answer.ok ? null : answer.problem;
      if (!answer.ok && isPassing(answer.problem)) timer = setTimeout(() => void look(), tryAgainMs);
    };
    void look();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [code, call, room, trouble, turn.value]);

  if (trouble.value && !isPassing(trouble.value)) {
    const isDraft = trouble.value.code === "wrong_phase";
    const error: Say = isDraft ? (said) => said.join.draft : sayRefusal(trouble.value);
    const lookAgain = () => {
      trouble.value = null;
      turn.value++;
    };
    return <CodeForm code={code} error={error} onAgain={lookAgain} />;
  }
  const found = room.value;
  return (
    <section class="stack" aria-labelledby="contest-title">
      <div class="contest-found">
        <p class="muted">
          {texts.join.contest}{" "}
          <span class="code" translate={false}>
            {code}
          </span>
          {found && ` · ${texts.phases[found.phase]}`}
        </p>
        <h2 id="contest-title">{found ? found.title : texts.join.working}</h2>
        <a class="quiet-link" href={pathTo.join()}>
          {texts.join.otherCode}
        </a>
      </div>
      <div role="status">
        {trouble.value && (
          <Notice tone="warn">
            {refusalSentence(texts, trouble.value)} {texts.play.triesAgain}
          </Notice>
        )}
      </div>
      {found?.phase === "finished" ? (
        <>
          <Notice tone="info">{texts.join.finished}</Notice>
          <a class="button" data-look="main" href={pathTo.results(code)}>
            {texts.join.toResults}
          </a>
        </>
      ) : invitation.text.value !== null ? (
        <InvitedForm code={code} invitation={invitation.text.value} />
      ) : (
        // Also while the room is looked for: who has typed the code goes on with the name.
        <TeamForms code={code} entryOpen={found?.entryOpen ?? true} />
      )}
    </section>
  );
}
